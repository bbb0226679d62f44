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
