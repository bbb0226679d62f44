import { registerHooks } from 'node:module'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { checkWorkflow } from './check-workflow.ts'
import { githubWorkflow } from './github-workflow.ts'
import { gitlabPipeline } from './gitlab-pipeline.ts'
import { needed, places } from './places.ts'
import { previewWorkflow } from './preview-workflow.ts'

const ofGithub = places.filter(place => place !== 'gitlab-pages')

// The validator imports JSON as bundlers do: without saying so.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { validate } = await import('@actions/languageservice')
let count = 0

interface Workflow {
  name: string
  on: Record<string, unknown>
  permissions: object
  concurrency: object
  jobs: Record<string, Job>
}

interface Job {
  if?: string
  permissions?: object
  steps: {
    uses?: string
    run?: string
    with?: Record<string, unknown>
    env?: object
  }[]
}

/** What GitHub’s own validator says of a workflow. */
async function faultsIn(text: string): Promise<string[]> {
  // What it knows of one address, it does not read again.
  count += 1
  const uri = `file:///${count}/.github/workflows/publish.yml`
  const found = await validate(TextDocument.create(uri, 'yaml', 0, text))
  return found.map(({ message }) => JSON.stringify(message))
}

it.each(ofGithub)('the workflow for %s has no fault that GitHub’s validator finds', async place => {
  const text = githubWorkflow(place, 'live')
  expect(await faultsIn(text)).toEqual([])
  expect(await faultsIn(text.replace('runs-on', 'run-on'))).not.toEqual([])
  expect(await faultsIn(text.replace('steps.due', 'stips.due'))).not.toEqual([])
})

it.each(ofGithub)('the workflow for %s pins every action by the digest of a commit', place => {
  const text = githubWorkflow(place, 'live')
  const used = text.match(/uses: .*/g) ?? []
  expect(used.length).toBeGreaterThan(4)
  for (const line of used)
    expect(line).toMatch(/^uses: actions\/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

it.each(ofGithub)('the workflow for %s hands secrets to the steps that need them alone', place => {
  const { jobs, permissions } = parse(githubWorkflow(place, 'live'))
  expect(permissions).toEqual({ contents: 'read' })
  const steps: { run?: string; env?: object }[] = jobs.publish.steps
  const given = steps.filter(({ env }) => env)
  const { secrets, variables } = needed[place]
  expect(given.length > 0).toBe(secrets.length > 0)
  for (const { run, env } of given) {
    expect(run).toMatch(/--against live|deploy/)
    const more = Object.keys(env ?? {}).filter(name => name !== 'ADOPT')
    expect(more).toEqual([...secrets, ...variables])
  }
  expect(jobs.publish.permissions?.contents ?? 'read').toBe('read')
  expect(JSON.stringify(jobs.keep)).not.toContain('secrets.')
})

it.each([
  ['cloudflare', 'cloudflare-pages://$CLOUDFLARE_PROJECT', 'wrangler'],
  ['netlify', 'netlify://$NETLIFY_SITE_ID', 'netlify-cli'],
] as const)(
  'the workflow for %s deploys with our checks, and replaces what is there only when it is asked to',
  (place, target, program) => {
    const { on, jobs } = parse(githubWorkflow(place, ''))
    const steps: { run?: string; env?: Record<string, string> }[] = jobs.publish.steps
    const at = steps.findIndex(({ run }) => run?.includes('npm run deploy'))
    expect(steps[at]?.run).toBe(`npm run deploy -- "${target}" $ADOPT`)
    expect(steps[at]?.env?.ADOPT).toBe(`\${{ inputs.adopt && '--adopt' || '' }}`)
    expect(steps[at - 1]?.run).toMatch(
      new RegExp(`^npm install --global ${program}@\\d+\\.\\d+\\.\\d+$`),
    )
    expect(on.workflow_dispatch.inputs.adopt.type).toBe('boolean')
  },
)

describe.each(ofGithub)('the workflows for pull requests and %s', place => {
  const texts = { check: checkWorkflow(place), preview: previewWorkflow(place, 'previews') }
  const check: Workflow = parse(texts.check)
  const preview: Workflow = parse(texts.preview)
  const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps)

  it('have no fault that GitHub’s validator finds', async () => {
    for (const text of Object.values(texts)) {
      expect(await faultsIn(text)).toEqual([])
      expect(await faultsIn(text.replace('runs-on', 'run-on'))).not.toEqual([])
    }
    const misspelt = texts.preview.replace('needs.find.outputs.number', 'needs.fund.outputs.number')
    expect(await faultsIn(misspelt)).not.toEqual([])
  })

  it('pin every action by the digest of a commit', () => {
    for (const line of Object.values(texts)
      .join('\n')
      .match(/\buses: .*/g) ?? [])
      expect(line).toMatch(/^uses: actions\/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('make no text of an event part of a command', () => {
    const steps = [...stepsOf(check), ...stepsOf(preview)]
    const commands = steps.flatMap(({ run }) => run ?? [])
    expect(commands.length).toBeGreaterThan(8)
    for (const command of commands) expect(command).not.toContain('${{')
  })

  it('check out no commit of a pull request, and keep no token', () => {
    const found = [...stepsOf(check), ...stepsOf(preview)].filter(({ uses }) =>
      uses?.startsWith('actions/checkout@'),
    )
    for (const { with: inputs } of found) {
      expect(inputs?.['persist-credentials']).toBe(false)
      expect([undefined, `\${{ github.base_ref }}`]).toContain(inputs?.ref)
    }
    expect(found.length).toBe(place === 'github-pages' ? 2 : 4)
  })

  it('may do no more than they need', () => {
    expect(check.permissions).toEqual({ contents: 'read' })
    expect(check.on).toEqual({ pull_request: { branches: ['main'] } })
    expect(Object.values(check.jobs).map(({ permissions }) => permissions)).toEqual([undefined])
    expect(preview.permissions).toEqual({})
    const may = Object.entries(preview.jobs).map(([name, { permissions }]) => [name, permissions])
    const none = place === 'github-pages'
    expect(Object.fromEntries(may)).toEqual({
      ...{ find: { 'pull-requests': 'read' }, build: { contents: 'read' } },
      ...(none ? {} : { deploy: { contents: 'read' }, remove: { contents: 'read' } }),
      tell: { statuses: 'write' },
    })
  })

  it('hand secrets to the step alone that sends or removes, and use no cache', () => {
    expect(texts.check).not.toContain('secrets.')
    for (const [name, { steps }] of Object.entries(preview.jobs)) {
      const given = steps.filter(step => JSON.stringify(step).includes('secrets.'))
      expect([name, given.length]).toEqual([name, /deploy|remove/.test(name) ? 1 : 0])
      for (const { env } of given) {
        const { secrets, variables } = needed[place]
        expect(Object.keys(env ?? {})).toEqual([...secrets, ...variables])
      }
    }
    expect(Object.values(texts).join('')).not.toMatch(/cache/)
  })

  it('let no run wait for a branch that has nothing to do for it', () => {
    const { group } = preview.concurrency as { group: string }
    expect(group).toContain("workflow_run.conclusion == 'success'")
    expect(group).toMatch(/ \|\| github\.run_id \}\}$/)
  })

  it('wait for each other', () => {
    expect(preview.on.workflow_run).toEqual({ workflows: [check.name], types: ['completed'] })
    expect(preview.jobs.find?.if).toContain("workflow_run.conclusion == 'success'")
    expect(preview.jobs.find?.if).not.toContain('action_required')
  })
})

it('previews at GitLab see no secret, and are in a folder of their own', () => {
  const { preview, pages } = parse(gitlabPipeline(true))
  expect(pages).toEqual(parse(gitlabPipeline()).pages)
  expect(preview.pages.path_prefix).toBe('mr-$CI_MERGE_REQUEST_IID')
  expect(preview.artifacts.paths).toEqual(['dist-preview'])
  expect(preview.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }])
})

it('the pipeline of GitLab publishes the folder of the site from the main branch', () => {
  const { pages } = parse(gitlabPipeline())
  expect(pages.pages.publish).toBe('dist')
  expect(pages.artifacts.paths).toEqual(['dist'])
  expect(pages.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }])
})
