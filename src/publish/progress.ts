import type { Progress } from '../intake/read-changed.ts'

/** A line that grows on a terminal; in a log, nothing until the work is done. */
export function progressLine(label: string, stream: NodeJS.WriteStream): Progress {
  let shown = ''
  return (done, all) => {
    if (!stream.isTTY) return
    const text = `${label} ${bar(done / all)} ${done} of ${all}`
    if (text === shown) return
    shown = text
    stream.write(`\r\u001b[2K${done === all ? '' : text}`)
  }
}

const width = 24

function bar(part: number): string {
  const full = Math.round(part * width)
  return '━'.repeat(full) + '┄'.repeat(width - full)
}
