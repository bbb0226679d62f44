import { installing, programs } from '../deploy/by-program/host-program.ts'
import { envOf, type Step, uses, workflowText } from './github-steps.ts'
import type { Place } from './places.ts'

/** Hosts that take whole sites by their own programs: the kinds of their targets, and the variables that name a site there. */
const hosts = {
  cloudflare: { kind: 'cloudflare-pages', site: 'CLOUDFLARE_PROJECT' },
  netlify: { kind: 'netlify', site: 'NETLIFY_SITE_ID' },
} as const

/** Asked of whoever starts the workflow by hand. */
const adopting = {
  inputs: {
    adopt: {
      type: 'boolean',
      description: 'The first deploy: replace what is there (--adopt)',
    },
  },
}

/** The text of `.github/workflows/publish.yml`. `target` is the name of a target in `site.yaml`, for s3 and sftp. */
export function githubWorkflow(place: Exclude<Place, 'gitlab-pages'>, target: string): string {
  const isPages = place === 'github-pages'
  const publish = {
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 120,
    ...(isPages ? { permissions: { contents: 'read', pages: 'write', 'id-token': 'write' } } : {}),
    ...(isPages ? { environment: { name: 'github-pages' } } : {}),
    outputs: { published: `\${{ steps.published.outcome == 'success' }}` },
    steps: stepsFor(place, target),
  }
  const workflow = {
    name: 'Publish',
    on: {
      push: { branches: ['main'] },
      // Looks every hour whether an article is due.
      schedule: [{ cron: '7 * * * *' }],
      workflow_dispatch: place in hosts ? adopting : null,
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'publish', 'cancel-in-progress': false },
    jobs: { publish, keep: keepJob },
  }
  return workflowText(workflow, [`Written by “npm run setup-ci -- ${place}”. Yours to change.`])
}

function stepsFor(place: Exclude<Place, 'gitlab-pages'>, target: string): Step[] {
  const isAgainst = place === 's3' || place === 'sftp'
  const kept = isAgainst ? 'cache-pack' : '.backfile\ndist'
  const key = `publish-\${{ github.run_id }}-\${{ github.run_attempt }}`
  const isNow = "github.event_name != 'schedule' || steps.due.outputs.now == 'true'"
  const whenDue = (step: Step): Step => ({ if: isNow, ...step })
  return [
    uses('checkout', { 'persist-credentials': false }),
    uses('restore', { path: `${kept}\ndue.txt`, key, 'restore-keys': 'publish-' }),
    {
      id: 'due',
      if: "github.event_name == 'schedule'",
      run: [
        'due="$(cat due.txt 2>/dev/null || true)"',
        'if [ -n "$due" ] && [ "$(date -u +%s)" -ge "$(date -u -d "$due" +%s)" ]; then',
        '  echo now=true >> "$GITHUB_OUTPUT"',
        'fi',
        '',
      ].join('\n'),
    },
    whenDue(uses('node', { 'node-version': 24, cache: 'npm' })),
    whenDue({ run: 'npm ci' }),
    ...(isAgainst ? againstSteps(place, target) : wholeSteps(place)).map(whenDue),
    whenDue({ run: 'npm run --silent due > due.txt' }),
    whenDue(uses('save', { path: `${kept}\ndue.txt`, key })),
  ]
}

function againstSteps(place: 's3' | 'sftp', target: string): Step[] {
  const env = envOf(place)
  return [
    { run: 'if [ -d cache-pack ]; then npm run cache -- --unpack cache-pack; fi' },
    { run: `npm run build -- --against ${target}`, env },
    { id: 'published', run: `npm run deploy -- ${target}`, env },
    { run: 'npm run cache -- --pack cache-pack' },
  ]
}

function wholeSteps(place: 'cloudflare' | 'netlify' | 'github-pages'): Step[] {
  const build = { run: 'npm run build' }
  if (place === 'github-pages') {
    return [build, uses('artifact', { path: 'dist' }), { id: 'published', ...uses('pages') }]
  }
  const { kind, site } = hosts[place]
  return [
    build,
    { run: installing(programs[kind]) },
    {
      id: 'published',
      run: `npm run deploy -- "${kind}://$${site}" $ADOPT`,
      env: { ...envOf(place), ADOPT: `\${{ inputs.adopt && '--adopt' || '' }}` },
    },
  ]
}

/** Writes down the addresses that were published, in a job that may change the repository and has no other secret. */
const keepJob = {
  needs: 'publish',
  if: "needs.publish.outputs.published == 'true' && github.event_name != 'schedule'",
  'runs-on': 'ubuntu-latest',
  'timeout-minutes': 60,
  permissions: { contents: 'write' },
  steps: [
    uses('checkout'),
    uses('node', { 'node-version': 24, cache: 'npm' }),
    { run: 'npm ci' },
    { run: 'npm run keep -- --write' },
    {
      run: [
        'git add content/addresses',
        'git diff --cached --quiet && exit 0',
        "git config user.name 'github-actions[bot]'",
        "git config user.email '41898282+github-actions[bot]@users.noreply.github.com'",
        "git commit --message 'Write down published addresses'",
        'git pull --rebase',
        'git push',
        '',
      ].join('\n'),
    },
  ],
}
