import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a deploy has sent, in a file on this machine, so that the next one can go on where it ended. */
export interface Journal {
  /** Digests of files that were sent, when the deploy with this lock sent them; nothing otherwise. */
  of: (lock: string) => ReadonlyMap<string, string>
  /** Begins for a lock, with what was sent before. */
  begin: (lock: string, sent: ReadonlyMap<string, string>) => void
  note: (file: string, sha256: string) => void
  /** Notes that a file may not be as it was sent any more. */
  discount: (file: string) => void
  end: () => void
}

/** The journal at a path. */
export function journalAt(path: string): Journal {
  return {
    of: lock => {
      const [owner, ...lines] = textAt(path).split('\n')
      if (owner !== lock) return new Map()
      const whole = lines.slice(0, -1).map(line => line.split('\t'))
      const sent = new Map(whole.map(([sha256 = '', ...file]) => [file.join('\t'), sha256]))
      return new Map([...sent].filter(([, sha256]) => sha256 !== ''))
    },
    begin: (lock, sent) => {
      mkdirSync(dirname(path), { recursive: true })
      const lines = [...sent].map(([file, sha256]) => `${sha256}\t${file}\n`)
      writeFileSync(path, `${lock}\n${lines.join('')}`)
    },
    note: (file, sha256) => appendFileSync(path, `${sha256}\t${file}\n`),
    discount: file => appendFileSync(path, `\t${file}\n`),
    end: () => rmSync(path, { force: true }),
  }
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
