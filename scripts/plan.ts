import { astroSettings } from '../src/astro/astro-settings.ts'
import { backfile } from '../src/astro/integration.ts'
import { beginPlan } from '../src/publish/begin-plan.ts'
import { endCommand } from '../src/publish/build-command.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { sitePlanText } from '../src/publish/site-plan-text.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { formatFrom } from '../src/terminal/report.ts'

const usage = `npm run plan -- [options]

Says how many files and bytes the site will have, and which hosts it fits. Builds nothing.

  --format=json   for programs
`

// As a build has it: what is compiled for writers is another.
process.env.NODE_ENV ||= 'production'
const words = process.argv.slice(2)
if (words.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
await orStop(async () => checkOptions('npm run plan', words, ['format', 'help']))

const begin = () =>
  beginPlan(foldersFrom(process.env), site => {
    const isForPrograms = formatFrom(process.argv, process.env) === 'json'
    console.log(isForPrograms ? JSON.stringify(site) : sitePlanText(site))
  })
const plan = await orStop(begin)
if (plan.templates) await endCommand(plan, plan.templates)
const { build } = await import('astro')
await build({
  ...(await astroSettings(true)),
  configFile: false,
  integrations: [backfile(async () => plan)],
})
