import type { Archive } from '../archive/archive.ts'
import { rulesOf } from './address-rules.ts'
import type { Answer, AnswerAt } from './answer.ts'
import { type Asker, followed } from './followed.ts'

const gone: Answer = { status: 410 }

/**
 * What a reader gets at any address that was ever published, in one step; undefined when that address is lost. What the
 * site has by itself (`own`) comes first, then the rules for addresses of a form. Ways are followed to their end, however long they are.
 */
export function answersOf(archive: Archive, own: AnswerAt): AnswerAt {
  const rules = rulesOf(archive, own)
  const follow = followed(address => asking(address))
  function* asking(address: string): Asker<Answer> {
    const found = atOnce(address)
    if (found?.status === 301) return onward(found.to, yield found.to)
    if (found) return found
    for (const rule of rules) {
      let step = rule(address)
      while (typeof step === 'object' && 'ask' in step) step = step.next(yield step.ask)
      if (step === 'gone') return gone
      const end = step && onward(step.to, yield step.to)
      if (end) return end
    }
    return undefined
  }
  const atOnce: AnswerAt = address => (address.startsWith('/') ? own(address) : { status: 200 })
  return address => {
    const found = atOnce(address)
    return found && found.status !== 301 ? found : follow(address)
  }
}

/** The answer at an address that leads to another, at which there is an answer. */
function onward(to: string, end: Answer | undefined): Answer | undefined {
  if (end?.status !== 410) return end?.status === 200 ? { status: 301, to } : end
  // What is gone has its page there alone.
  return end.hasPage ? { status: 301, to } : gone
}
