import { registerHooks } from 'node:module'
import { expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { githubWorkflow } from './github-workflow.ts'
import { gitlabPipeline } from './gitlab-pipeline.ts'
import { needed, places } from './places.ts'

const ofGithub = places.filter(place => place !== 'gitlab-pages')

// The validator imports JSON as bundlers do: without saying so.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { validate } = await import('@actions/languageservice')
let count = 0

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
    expect(Object.keys(env ?? {})).toEqual([...secrets, ...variables])
  }
  expect(jobs.publish.permissions?.contents ?? 'read').toBe('read')
  expect(JSON.stringify(jobs.keep)).not.toContain('secrets.')
})

it('the pipeline of GitLab publishes the folder of the site from the main branch', () => {
  const { pages } = parse(gitlabPipeline())
  expect(pages.pages.publish).toBe('dist')
  expect(pages.artifacts.paths).toEqual(['dist'])
  expect(pages.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }])
})
