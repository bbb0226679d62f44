import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { isHostAddress } from '../src/archive/target-address.ts'
import { afterDeploy } from '../src/deploy/after/after-deploy.ts'
import { audit, auditText } from '../src/deploy/audit.ts'
import { deployByProgram } from '../src/deploy/by-program/deploy-by-program.ts'
import type { DeployOptions, ReadySite } from '../src/deploy/course.ts'
import { type Deployed, deploy } from '../src/deploy/deploy.ts'
import { deployLines, deployReport, deploySummary } from '../src/deploy/deploy-summary.ts'
import { overruling } from '../src/deploy/guard.ts'
import { journalAt } from '../src/deploy/journal.ts'
import { addressNamed, withNamed } from '../src/deploy/named-target.ts'
import { TargetFault } from '../src/deploy/target.ts'
import { type Folders, foldersFrom, targetFault } from '../src/publish/folders.ts'
import { bytesIn, readySite } from '../src/publish/ready-site.ts'
import { valuesAskedFor } from '../src/terminal/asked-for.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { stageLine } from '../src/terminal/progress.ts'
import { Refusal, say } from '../src/terminal/telling.ts'
import { deployPreview, removePreviewAt } from './deploy-preview.ts'

const usage = `npm run deploy -- TARGET

Makes a target have the site that was built last: sends what differs, removes what is gone. TARGET is
a name from “targets” in site.yaml, or an address:
  ./folder, /srv/www/news
  s3://bucket/prefix?endpoint=https://…&region=…   (keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)
  sftp://user@host/srv/www/news, rsync://user@host/srv/www/news   (keys: those of ssh, or BACKFILE_SSH_KEY)
  cloudflare-pages://project, netlify://site-id   (by the host's own program: wrangler, netlify)

  --dry-run     shows what would be done
  --audit       looks at every file that is there, and says what differs from what was deployed
  --repair      the same, and mends it
  --delete      removes many files
  --back        replaces newer content by older
  --other-site  replaces another site
  --adopt       deploys into a place that holds other files

  --preview NAME            sends the preview that was built last into the folder NAME of the target
  --preview NAME --remove   removes it`

/** `npm run deploy`: makes a target have the site or the preview that was built last. */
const words = process.argv.slice(2)
const started = performance.now()
await orStop(() => run().catch(faultOf))

async function run(): Promise<void> {
  const options = ['dry-run', 'audit', 'repair', ...overruling, 'preview', 'remove', 'help']
  checkOptions('npm run deploy', words, options)
  if (has('help')) return say(usage)
  const preview = valuesAskedFor('preview', words, {})
  const [name, ...more] = words.filter(
    (word, i) => !word.startsWith('--') && words[i - 1] !== '--preview',
  )
  if (name === undefined || more.length > 0) throw new Refusal(`Name one target.\n\n${usage}`)
  const folders = foldersFrom(process.env)
  if (has('audit') && preview) throw new Refusal('A preview cannot be looked at with --audit.')
  if (has('audit')) return auditOf(name, folders)
  if (!preview && has('remove')) {
    throw new Refusal('Only a preview is removed, by its name: add “--preview NAME”.')
  }
  if (!preview) return deploySite(name, folders)
  const how = { preview: preview[0] ?? '', isDry: has('dry-run'), isRepair: has('repair'), say }
  if (has('remove')) return removePreviewAt(name, folders, how)
  tellWhatWasDone(await deployPreview(name, folders, how))
}

function has(flag: string): boolean {
  return words.includes(`--${flag}`)
}

async function deploySite(name: string, folders: Folders): Promise<void> {
  const site = readySite(folders)
  const { address, memory } = await addressNamed(name, folders)
  const asked = new Set(overruling.filter(has))
  const how = { memory, asked, isDry: has('dry-run'), isRepair: has('repair'), say }
  const deployed = isHostAddress(address)
    ? await deployByProgram(site, address, { ...how, out: folders.out, env: process.env })
    : await deployTo(name, folders, site, how)
  const summary = tellWhatWasDone(deployed)
  if (how.isDry) return
  const page = process.env.GITHUB_STEP_SUMMARY
  if (page) appendFileSync(page, deployReport(summary, deployed))
  const { hub } = site
  await afterDeploy(deployed.changes, { site: site.address, hub, memory, env: process.env, say })
}

/** Deploys to a target that takes files one by one. */
function deployTo(
  name: string,
  folders: Folders,
  site: ReadySite,
  how: Pick<DeployOptions, 'memory' | 'asked' | 'isDry' | 'isRepair' | 'say'>,
): Promise<Deployed & { name: string }> {
  return withNamed(name, folders, process.env, async ({ target, folder }) => {
    const fault = folder === undefined ? undefined : targetFault(folder, folders)
    if (fault !== undefined) throw new Refusal(fault)
    const line = stageLine({ deploying: `Deploying to ${target.name}` }, process.stdout)
    const deployed = await deploy(site, target, {
      ...{ ...how, journal: journalAt(join(how.memory, 'sent.txt')) },
      progress: (done, all) => line('deploying', done / all),
    })
    return { ...deployed, name: target.name }
  })
}

/** Says what a deploy did; of one that was only to be shown, every file. Returns its summary. */
function tellWhatWasDone(deployed: Deployed & { name: string }): string {
  const isDry = has('dry-run')
  if (isDry) for (const one of deployLines(deployed)) say(one)
  const seconds = (performance.now() - started) / 1000
  const summary = deploySummary(deployed, { name: deployed.name, isDry, seconds })
  say(summary)
  return summary
}

function auditOf(name: string, folders: Folders): Promise<void> {
  const bytesOf = (file: string, sha256: string) => bytesIn(folders.out, file, sha256)
  return withNamed(name, folders, process.env, async ({ target, memory }) => {
    const found = await audit(target, memory, bytesOf)
    say(auditText(found, name))
    if (found.missing.length + found.altered.length > 0) process.exitCode = 1
  })
}

/** A target that does not do what it is asked is no fault of the program. */
function faultOf(error: unknown): never {
  if (!(error instanceof TargetFault)) throw error
  throw new Refusal(error.message, { cause: error })
}
