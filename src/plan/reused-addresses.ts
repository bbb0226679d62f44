import { idOfFile } from '../archive/id-of-file.ts'
import { areAlike, isBlank } from '../archive/likeness.ts'
import type { Owner } from '../archive/published.ts'
import { type KeptText, type Marks, textsOf } from './address-facts.ts'
import type { Plan } from './plan.ts'

/** An article or a page at an address that was published for another. */
export interface ReusedAddress {
  /** Its file. */
  file: string
  address: string
  /** What was there, in words. */
  owner: string
  /** The line of the ledger that says so. */
  ledger: string
}

/** Articles and pages at addresses that were published for others. */
export function reusedAddresses({ archive }: Plan, marks: Marks): ReusedAddress[] {
  return textsOf(archive).flatMap(text => {
    const before = archive.published.texts.get(text.address)
    if (!before || before.owners.some(owner => isOf(owner, text, marks))) return []
    const [first] = before.owners
    const owner =
      first && 'id' in first ? `the article with the id “${first.id}”` : `${first?.file}`
    const { file, line } = before.place
    return [{ file: text.file, address: text.address, owner, ledger: `${file}:${line}` }]
  })
}

/** Whether an owner is a text: by its id, its file, or its words. */
function isOf(owner: Owner, text: KeptText, marks: Marks): boolean {
  if ('id' in owner) return text.namedId === true && text.id === owner.id
  // Without an id of its own, an article has that of its file.
  const file = text.id !== undefined && !text.namedId ? text.id : idOfFile(text.file)
  if (owner.file === file) return true
  const { digest, likeness } = marks.ofText(text.file)
  if (isBlank(owner)) return false
  return digest === owner.digest || areAlike(likeness, owner.likeness)
}
