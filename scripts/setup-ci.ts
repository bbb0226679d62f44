import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { nearest } from '../src/archive/suggest.ts'
import { targetAddress } from '../src/archive/target-address.ts'
import { checkWorkflow } from '../src/ci/check-workflow.ts'
import { githubWorkflow } from '../src/ci/github-workflow.ts'
import { gitlabPipeline } from '../src/ci/gitlab-pipeline.ts'
import { needed, type Place, places } from '../src/ci/places.ts'
import { previewWorkflow } from '../src/ci/preview-workflow.ts'
import { readSettings } from '../src/intake/read-settings.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { Refusal, say } from '../src/terminal/telling.ts'

const usage = `npm run setup-ci -- PLACE [TARGET] [--previews] [--force]

Writes the workflow that publishes the main branch whenever it changes, and every hour when an article
is due. PLACE is ${places.join(', ')}.
For s3 and sftp, TARGET is a name from “targets” in site.yaml; it may be left out when there is one.

  --previews   writes the workflows that check pull requests and preview them; for s3 and sftp, TARGET is where previews go
  --force      replaces workflows that are there`

/** `npm run setup-ci`: writes the workflow of a host. */
await orStop(async () => {
  const words = process.argv.slice(2)
  checkOptions('npm run setup-ci', words, ['previews', 'force', 'help'])
  if (words.includes('--help')) return say(usage)
  const [name = '', asked, ...more] = words.filter(word => !word.startsWith('--'))
  const place = places.find(one => one === name)
  if (!place || more.length > 0) {
    const near = nearest(name, places)
    throw new Refusal(`${near ? `Did you mean “${near}”?\n\n` : ''}${usage}`)
  }
  const target = await targetFor(place, asked)
  const isPreviewing = words.includes('--previews')
  const files = filesFor(place, target, isPreviewing)
  const there = [...files.keys()].filter(path => existsSync(path))
  if (there.length > 0 && !words.includes('--force')) {
    const [are, them] = there.length === 1 ? ['is', 'it'] : ['are', 'them']
    throw new Refusal(`${there.join(' and ')} ${are} there already. Replace ${them} with --force.`)
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const todo = isPreviewing ? whatPreviewsNeed(place) : whatToDo(place)
  say([`Wrote ${[...files.keys()].join(' and ')}.`, ...todo].join('\n'))
})

/** The files to write, by their paths. */
function filesFor(place: Place, target: string, isPreviewing: boolean): Map<string, string> {
  const folder = '.github/workflows'
  if (place === 'gitlab-pages') return new Map([['.gitlab-ci.yml', gitlabPipeline(isPreviewing)]])
  if (!isPreviewing) return new Map([[`${folder}/publish.yml`, githubWorkflow(place, target)]])
  return new Map([
    [`${folder}/check.yml`, checkWorkflow(place)],
    [`${folder}/preview.yml`, previewWorkflow(place, target)],
  ])
}

/** The name of the target that a workflow deploys to; empty where a host’s own program does that. */
async function targetFor(place: Place, asked: string | undefined): Promise<string> {
  if (place !== 's3' && place !== 'sftp') {
    if (asked === undefined) return ''
    throw new Refusal(`${place} has no target of site.yaml; leave “${asked}” out.`)
  }
  const { targets } = (await readSettings(foldersFrom(process.env).content)).site
  const kinds = place === 's3' ? ['s3'] : ['sftp', 'rsync']
  const fitting = Object.entries(targets).filter(([, address]) =>
    kinds.includes(targetAddress(address)?.kind ?? ''),
  )
  const names = fitting.map(([name]) => name)
  if (asked === undefined && names.length === 1) return names[0] ?? ''
  if (asked !== undefined && names.includes(asked)) return asked
  const known = names.length > 0 ? `One of them: ${names.join(', ')}.` : 'It has none.'
  throw new Refusal(
    `Name a target of the kind ${place} in “targets” of site.yaml, and say which is meant. ${known}`,
  )
}

function whatToDo(place: Place): string[] {
  const { secrets, variables } = needed[place]
  const where = 'in the repository’s settings (Secrets and variables → Actions)'
  return [
    ...(secrets.length > 0 ? [`Set these secrets ${where}: ${secrets.join(', ')}.`] : []),
    ...(variables.length > 0 ? [`Set these variables there: ${variables.join(', ')}.`] : []),
    ...(place === 'github-pages'
      ? ['In the repository’s settings, under Pages, choose “GitHub Actions” as the source.']
      : []),
    'Commit the file; the next push to main publishes.',
    ...(place === 'cloudflare' || place === 'netlify'
      ? [
          'For the first deploy, run the workflow by hand with “adopt” (Actions → Publish → Run workflow): it replaces what is there.',
        ]
      : []),
  ]
}

function whatPreviewsNeed(place: Place): string[] {
  if (place === 'gitlab-pages') {
    return ['Previews need parallel deployments of GitLab Pages.', 'Commit the file.']
  }
  const { secrets, variables } = needed[place]
  const example = {
    cloudflare: 'https://*.PROJECT.pages.dev/',
    netlify: 'https://*--SITE.netlify.app/',
  }[place as string]
  return [
    ...(place === 'github-pages'
      ? [
          'GitHub Pages has one site only: each preview is an artifact of its run. Download it to look at it.',
        ]
      : [
          `In the repository’s settings, make an environment “previews” (Environments), with these secrets: ${secrets.join(', ')}. Keys that can write to previews alone are best.`,
          `Set these variables (Secrets and variables → Actions): ${['PREVIEW_ADDRESS', ...variables].join(', ')}.`,
          `PREVIEW_ADDRESS is the address of previews, with a star for the name of each: ${example ?? 'https://previews.tern.example/*/'}`,
        ]),
    'Commit the files; previews begin with the next pull request.',
  ]
}
