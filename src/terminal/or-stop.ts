import { refusalIn } from './telling.ts'

/**
 * Does the work of a command. When that cannot be done as things are, ends the process and says why instead of showing a
 * stack trace, and what became of the work. Only commands call this: all that they call throws.
 */
export async function orStop<Done>(
  work: () => Promise<Done>,
  fate: () => string = () => '',
): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === undefined) throw error
    const isSaid = refusal === '' || refusal.includes(fate())
    const lines = isSaid ? [refusal] : [refusal, fate()]
    if (lines.some(Boolean)) console.error(lines.filter(Boolean).join('\n'))
    isStopped = true
    process.exit(1)
  }
}

/** Whether a command was ended by a refusal, which has said what became of the work. */
export let isStopped = false
