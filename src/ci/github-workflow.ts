import { stringify } from 'yaml'
import { needed, type Place } from './places.ts'

/*
 * The workflow of GitHub Actions that publishes a site. Actions are pinned by the digests of their commits, and jobs have the
 * fewest permissions that they need.
 */

const actions = {
  checkout: ['actions/checkout', '11d5960a326750d5838078e36cf38b85af677262', 'v4.4.0'],
  node: ['actions/setup-node', '49933ea5288caeca8642d1e84afbd3f7d6820020', 'v4.4.0'],
  restore: ['actions/cache/restore', '0057852bfaa89a56745cba8c7296529d2fc39830', 'v4.3.0'],
  save: ['actions/cache/save', '0057852bfaa89a56745cba8c7296529d2fc39830', 'v4.3.0'],
  artifact: ['actions/upload-pages-artifact', '56afc609e74202658d3ffba0e8f6dda462b719fa', 'v3.0.1'],
  pages: ['actions/deploy-pages', 'd6db90164ac5ed86f2b6aed7e0febac5b3c0c03e', 'v4.0.5'],
} as const

type Step = Record<string, unknown>

/** Programs of hosts, in the versions that were tried or read about last. */
const commands = {
  cloudflare:
    'npx --yes wrangler@4.164.0 pages deploy dist --project-name "$CLOUDFLARE_PROJECT" --branch main',
  netlify:
    'npx --yes netlify-cli@27.10.2 deploy --prod --no-build --dir dist --site "$NETLIFY_SITE_ID"',
} as const

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
      workflow_dispatch: null,
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'publish', 'cancel-in-progress': false },
    jobs: { publish, keep: keepJob },
  }
  const text = stringify(workflow, { lineWidth: 0, nullStr: '', aliasDuplicateObjects: false })
  return `# Written by “npm run setup-ci -- ${place}”. Yours to change.\n${withVersions(text)}`
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
  return [build, { id: 'published', run: commands[place], env: envOf(place) }]
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

function uses(name: keyof typeof actions, inputs?: Record<string, unknown>): Step {
  const [action, digest] = actions[name]
  return { uses: `${action}@${digest}`, ...(inputs ? { with: inputs } : {}) }
}

function envOf(place: Place): Record<string, string> {
  const { secrets, variables } = needed[place]
  return Object.fromEntries([
    ...secrets.map(name => [name, `\${{ secrets.${name} }}`]),
    ...variables.map(name => [name, `\${{ vars.${name} }}`]),
  ])
}

/** Says after each digest which version it is. */
function withVersions(text: string): string {
  return Object.values(actions).reduce(
    (sum, [action, digest, version]) =>
      sum.replaceAll(`${action}@${digest}\n`, `${action}@${digest} # ${version}\n`),
    text,
  )
}
