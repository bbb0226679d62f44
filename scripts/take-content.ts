import { takeContent } from '../src/ci/proposed-content.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { annotationOf, formatFrom } from '../src/terminal/report.ts'
import { Refusal, say } from '../src/terminal/telling.ts'

const usage = `npm run take-content -- COMMIT FOLDER

Writes the content of a commit that somebody proposes into FOLDER, which must not be there yet: files alone, as
data. Git has to have the commit already. Nothing else of it is used.`

/** `npm run take-content`: the content of a pull request, for the workflows that check and preview it. */
await orStop(async () => {
  const words = process.argv.slice(2)
  checkOptions('npm run take-content', words, ['format', 'help'])
  if (words.includes('--help')) return say(usage)
  const [commit, folder, ...more] = words.filter(word => !word.startsWith('--'))
  if (!commit || !folder || more.length > 0) throw new Refusal(usage)
  const faults = takeContent('.', commit, folder)
  const isForGithub = formatFrom(words, process.env) === 'github'
  for (const { file, message } of faults) {
    if (isForGithub) say(annotationOf('error', { file, title: 'not-taken' }, message))
    else console.error(`${file === undefined ? '' : `${JSON.stringify(file)}: `}${message}`)
  }
  if (faults.length > 0) throw new Refusal('The content of the commit cannot be taken.')
  say(`The content of ${commit.slice(0, 10)} is in ${folder}/. Nothing else of it was taken.`)
})
