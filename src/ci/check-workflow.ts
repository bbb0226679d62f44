import { type Step, uses, workflowText } from './github-steps.ts'
import type { Place } from './places.ts'

/** A place that workflows of GitHub publish to. */
export type PlaceOfGithub = Exclude<Place, 'gitlab-pages'>

/** The name of the first workflow; the second is triggered by it. */
export const checking = 'Check pull requests'

/** The text of `.github/workflows/check.yml`: problems of a pull request as annotations. */
export function checkWorkflow(place: PlaceOfGithub): string {
  const workflow = {
    name: checking,
    on: { pull_request: { branches: ['main'] } },
    permissions: { contents: 'read' },
    concurrency: {
      group: `check-\${{ github.event.pull_request.number }}`,
      'cancel-in-progress': true,
    },
    jobs: {
      check: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 60,
        env: { COMMIT: `\${{ github.event.pull_request.head.sha }}` },
        steps: [
          uses('checkout', { ref: `\${{ github.base_ref }}`, 'persist-credentials': false }),
          ...contentSteps,
          { run: 'npm run --silent check -- --drafts' },
        ],
      },
    },
  }
  return workflowText(workflow, aboutOf(place))
}

/** The lines at the head of both workflows for pull requests. */
export function aboutOf(place: Place): string[] {
  return [`Written by “npm run setup-ci -- ${place} --previews”. Yours to change, with care.`]
}

/** Node and packages as the lockfile of the main branch names them. No cache is read or written: others rely on those. */
export const packageSteps: Step[] = [
  uses('node', { 'node-version': 24 }),
  { run: 'npm ci --ignore-scripts' },
]

/** Puts the content of a commit in the place of that of the main branch. */
export const contentSteps: Step[] = [
  {
    run: [
      'git -c credential.helper= -c "credential.helper=!gh auth git-credential" \\',
      '  fetch --no-tags --no-recurse-submodules --depth=1 origin "$COMMIT"',
      '',
    ].join('\n'),
    env: { GH_TOKEN: `\${{ github.token }}` },
  },
  ...packageSteps,
  { run: 'rm -rf content\nnpm run --silent take-content -- "$COMMIT" content\n' },
]
