import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isHostAddress } from '../src/archive/target-address.ts'
import { afterDeploy } from '../src/deploy/after/after-deploy.ts'
import { audit, auditText } from '../src/deploy/audit.ts'
import { deployByProgram } from '../src/deploy/by-program/deploy-by-program.ts'
import type { DeployOptions, ReadySite } from '../src/deploy/course.ts'
import { type Deployed, deploy } from '../src/deploy/deploy.ts'
import {
  deployLines,
  deployReport,
  deploySummary,
  filesInWords,
} from '../src/deploy/deploy-summary.ts'
import { overruling } from '../src/deploy/guard.ts'
import { journalAt } from '../src/deploy/journal.ts'
import { addressNamed, openNamed } from '../src/deploy/named-target.ts'
import { previewPlace, removePreview } from '../src/deploy/preview-place.ts'
import { TargetFault } from '../src/deploy/target.ts'
import { type Folders, foldersFrom, targetFault } from '../src/publish/folders.ts'
import { previewFolders } from '../src/publish/preview-build.ts'
import { readyPreview } from '../src/publish/ready-preview.ts'
import { bytesIn, readySite } from '../src/publish/ready-site.ts'
import { valuesAskedFor } from '../src/terminal/asked-for.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { stageLine } from '../src/terminal/progress.ts'
import { Refusal, say } from '../src/terminal/telling.ts'

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

With --preview NAME, the preview that was built last goes into the folder NAME of the target; with --remove, what is there goes.`

/** `npm run deploy`: makes a target have the site that was built last. */
const words = process.argv.slice(2)
const started = performance.now()
await orStop(run)

async function run(): Promise<void> {
  const options = ['dry-run', 'audit', 'repair', ...overruling, 'preview', 'remove', 'help']
  checkOptions('npm run deploy', words, options)
  const preview = valuesAskedFor('preview', words, {})
  const [name, ...more] = words.filter(word => !word.startsWith('--') && word !== preview?.[0])
  if (words.includes('--help')) return say(usage)
  if (name === undefined || more.length > 0) throw new Refusal(`Name one target.\n\n${usage}`)
  const folders = foldersFrom(process.env)
  if (preview) return runPreview(name, preview[0] ?? '', folders)
  if (words.includes('--remove')) {
    throw new Refusal('Only a preview is removed, by its name: add “--preview NAME”.')
  }
  if (words.includes('--audit')) return auditOf(name, folders)
  const isDry = words.includes('--dry-run')
  const site = readySite(folders)
  const { address, memory } = await addressNamed(name, folders)
  const asked = new Set(overruling.filter(flag => words.includes(`--${flag}`)))
  const how = { memory, asked, isDry, isRepair: words.includes('--repair'), say }
  const deployed = isHostAddress(address)
    ? await deployByProgram(site, address, { ...how, out: folders.out, env: process.env })
    : await deployTo(name, folders, site, how)
  if (isDry) for (const one of deployLines(deployed)) say(one)
  const seconds = (performance.now() - started) / 1000
  const summary = deploySummary(deployed, { name: deployed.name, isDry, seconds })
  say(summary)
  if (isDry) return
  const page = process.env.GITHUB_STEP_SUMMARY
  if (page) appendFileSync(page, deployReport(summary, deployed))
  const { hub } = site
  await afterDeploy(deployed.changes, { site: site.address, hub, memory, env: process.env, say })
}

/** Deploys to a target that takes files one by one. */
async function deployTo(
  name: string,
  folders: Folders,
  site: ReadySite,
  how: Pick<DeployOptions, 'memory' | 'asked' | 'isDry' | 'isRepair' | 'say'>,
): Promise<Deployed & { name: string }> {
  const { target, folder } = await openNamed(name, folders, process.env).catch(faultOf)
  const fault = folder === undefined ? undefined : targetFault(folder, folders)
  if (fault !== undefined) throw new Refusal(fault)
  const line = stageLine({ deploying: `Deploying to ${target.name}` }, process.stdout)
  try {
    const deployed = await deploy(site, target, {
      ...{ ...how, journal: journalAt(join(how.memory, 'sent.txt')) },
      progress: (done, all) => line('deploying', done / all),
    }).catch(faultOf)
    return { ...deployed, name: target.name }
  } finally {
    await target.close()
  }
}

/** Makes a place of a target have the preview that was built last, or nothing. Nobody is told of it. */
async function runPreview(name: string, preview: string, folders: Folders): Promise<void> {
  const isRemoval = words.includes('--remove')
  const isDry = words.includes('--dry-run')
  const { address } = await addressNamed(name, folders)
  if (isHostAddress(address)) {
    throw new Refusal(
      `${name} takes one whole site, and has no folders for previews. Its host makes previews by its own program: “npm run setup-ci -- PLACE --previews” writes a workflow that does so. Nothing was sent.`,
    )
  }
  const site = isRemoval ? undefined : readyPreview(previewFolders(folders).out, preview)
  const { target, ...at } = await openNamed(name, folders, process.env).catch(faultOf)
  const fault = [folders, previewFolders(folders)].flatMap(own =>
    at.folder === undefined ? [] : (targetFault(at.folder, own) ?? []),
  )[0]
  if (fault !== undefined) throw new Refusal(fault)
  const memory = join(at.memory, 'previews', preview)
  try {
    const place = await previewPlace(target, preview).catch(faultOf)
    if (!site) {
      const removed = await removePreview(place, { isDry }).catch(faultOf)
      if (!isDry) rmSync(memory, { recursive: true, force: true })
      return say(`${place.name}: ${filesInWords(removed)} ${isDry ? 'to remove' : 'removed'}.`)
    }
    const deployed = await deploy(site, place, {
      ...{ memory, journal: journalAt(join(memory, 'sent.txt')), isDry, say },
      asked: new Set(['delete', 'back', 'other-site']),
      isRepair: words.includes('--repair'),
      progress: () => undefined,
    }).catch(faultOf)
    if (isDry) for (const one of deployLines(deployed)) say(one)
    const seconds = (performance.now() - started) / 1000
    say(deploySummary(deployed, { name: place.name, isDry, seconds }))
  } finally {
    await target.close()
  }
}

async function auditOf(name: string, folders: Folders): Promise<void> {
  const { target, memory } = await openNamed(name, folders, process.env).catch(faultOf)
  const bytesOf = (file: string, sha256: string) => bytesIn(folders.out, file, sha256)
  try {
    const found = await audit(target, memory, bytesOf).catch(faultOf)
    say(auditText(found, name))
    if (found.missing.length + found.altered.length > 0) process.exitCode = 1
  } finally {
    await target.close()
  }
}

/** A target that does not do what it is asked is no fault of the program. */
function faultOf(error: unknown): never {
  if (!(error instanceof TargetFault)) throw error
  throw new Refusal(error.message, { cause: error })
}
