import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, onTestFinished, test } from 'vitest'
import { importedFolder } from './markdown/folder-in-test.ts'

const bodies = [
  'A *plain* text with a [link](https://pier.example/).',
  '<table><tr><td>In HTML</td></tr></table>\n\n<script>gone()</script>',
  '「港口」 **及** 潮汐。\n\n- one\n- two',
]

/** The texts as files: so many, of which the first are those above. */
function files(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `text-${n}.md`,
      `---\ntitle: Text ${n}\ndate: 2020-01-02\n---\n\n${bodies[n] ?? `Text ${n}.`}\n`,
    ]),
  )
}

test('a few texts start no thread, and become what they become among many, which do', async () => {
  let threads = 0
  const count = () => {
    threads += 1
  }
  subscribe('worker_threads', count)
  onTestFinished(() => void unsubscribe('worker_threads', count))
  const few = await importedFolder(files(bodies.length))
  expect(threads).toBe(0)
  const many = await importedFolder(files(30))
  expect(threads).toBeGreaterThan(0)
  expect(Object.keys(many.texts)).toHaveLength(30)
  expect(few.texts).toEqual(
    Object.fromEntries(Object.keys(few.texts).map(name => [name, many.texts[name]])),
  )
  const of = ({ report }: typeof few) =>
    Array.from(report.items).filter(({ key }) => Object.hasOwn(few.texts, key))
  expect(of(few)).toEqual(of(many))
})
