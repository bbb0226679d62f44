import type { Progress } from '../intake/read-changed.ts'

/** A line that grows on a terminal; in a log, nothing until the work is done. */
export function progressLine(label: string, stream: NodeJS.WriteStream): Progress {
  let last = 0
  return (done, all) => {
    if (!stream.isTTY || (done !== all && Date.now() - last < everyMs)) return
    last = Date.now()
    const text = `${label} ${bar(done / all)} ${done} of ${all}`
    stream.write(`\r\u001b[2K${done === all ? '' : text}`)
  }
}

const width = 24
const everyMs = 80

function bar(part: number): string {
  const full = Math.round(part * width)
  return '━'.repeat(full) + '┄'.repeat(width - full)
}

/**
 * The same for work of several stages whose parts are told as numbers from 0 to 1, with an estimate of what is left. In a
 * log, a line when a stage begins and at every quarter of it.
 */
export function stageLine<Stage extends string>(
  labels: Record<Stage, string>,
  stream: NodeJS.WriteStream,
  now: () => number = Date.now,
): (stage: Stage, part: number) => void {
  let current: { stage: Stage; began: number; told: number; last: number } | undefined
  return (stage, part) => {
    if (current?.stage !== stage) current = { stage, began: now(), told: -1, last: 0 }
    const quarter = Math.floor(part * 4)
    if (stream.isTTY) {
      if (part < 1 && now() - current.last < everyMs) return
      current.last = now()
      const left = part > 0.02 ? remaining(now() - current.began, part) : ''
      stream.write(
        `\r\u001b[2K${part >= 1 ? '' : `${labels[stage]} ${bar(part)} ${Math.floor(part * 100)} %${left}`}`,
      )
    } else if (quarter > current.told) {
      current.told = quarter
      stream.write(`${labels[stage]}: ${quarter * 25} %\n`)
    }
  }
}

/** How long it will take still, if it goes on as it went. */
function remaining(milliseconds: number, part: number): string {
  const seconds = Math.ceil((milliseconds * (1 - part)) / part / 1000)
  return seconds < 90 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`
}
