import type { OldText } from './old-item.ts'
import { type Converted, converted } from './text/convert.ts'

/** Texts for a worker to convert. */
export interface ConvertTask {
  hosts: readonly string[]
  texts: readonly { text: OldText; base: string; title?: string | undefined }[]
}

/** Converts texts; runs in a worker thread, or here and now. One that cannot be converted gives the reason, and the others stand. */
export default function convertAll({
  hosts,
  texts,
}: ConvertTask): (Converted | { reason: string })[] {
  return texts.map(({ text, base, title }) => {
    try {
      return converted(text, { base, hosts, title })
    } catch (error) {
      return { reason: `its text cannot be read: ${(error as Error).message.split('\n')[0]}` }
    }
  })
}
