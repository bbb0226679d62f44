import type { ImageShown } from '../archive/image.ts'
import { imageBytes } from '../intake/image-bytes.ts'
import { archiveFile, type KeptTexts } from '../plan/archive-files.ts'
import type { CardShown } from '../plan/cards.ts'
import type { Plan } from '../plan/plan.ts'
import { cardBytes } from './card-bytes.ts'
import type { Folders } from './folders.ts'

/** What is at the address of a picture, or of a file that is written with the archive at hand. */
export function contentOf(plan: Plan, store: KeptTexts, folders: Folders) {
  return (address: string): string | Promise<Uint8Array> => {
    const page = plan.at(address)
    if (page.kind === 'image') return imageBytes(folders, page.show() as ImageShown)
    if (page.kind === 'card') return cardBytes(folders, page.show() as CardShown)
    return archiveFile(page, plan, store)
  }
}
