import { programs } from '../deploy/by-program/host-program.ts'
import {
  aboutOf,
  checking,
  contentSteps,
  type PlaceOfGithub,
  packageSteps,
} from './check-workflow.ts'
import { envOf, uses, workflowText } from './github-steps.ts'

/*
 * Two workflows of GitHub Actions for pull requests of strangers. What they may do is decided by what they are given:
 *
 * - GitHub runs the first as the pull request has it, which may be another than this one. It has no secret and changes nothing,
 *   so that whoever rewrites it wins nothing.
 * - The second is always that of the main branch. From the first it takes that it ended, and nothing that it made: such an
 *   artifact would be the work of a stranger. It fetches the content of the pull request as data, and builds it by the code of the
 *   main branch, in a job that has no secret. Another job, which has them, sends what the one before made.
 *
 * No text of a pull request (titles, names of branches) is ever part of a command: it is handed over in variables.
 *
 * GitHub says why: docs.github.com/actions, “Secure use reference”; securitylab.github.com, “Keeping your GitHub Actions and
 * workflows secure”, parts 1 (pwn requests) and 2 (untrusted input).
 */

/** The text of `.github/workflows/preview.yml`. `target` is the name of a target in `site.yaml`, for s3 and sftp. */
export function previewWorkflow(place: PlaceOfGithub, target: string): string {
  const isPages = place === 'github-pages'
  const turn = isPages ? checkedBranch : `github.event.pull_request.head.label || ${checkedBranch}`
  const workflow = {
    name: 'Preview pull requests',
    on: {
      workflow_run: { workflows: [checking], types: ['completed'] },
      ...(isPages ? {} : { pull_request_target: { types: ['closed'] } }),
    },
    permissions: {},
    concurrency: { group: `preview-\${{ ${turn} }}`, 'cancel-in-progress': false },
    jobs: {
      find: findJob(place),
      build: buildJob(place),
      ...(isPages ? {} : { deploy: deployJob(place, target) }),
      tell: tellJob(place),
      ...(isPages ? {} : { remove: removeJob(place, target) }),
    },
  }
  return workflowText(workflow, aboutOf(place))
}

/** The branch of a pull request that was checked, with its owner: as GitHub labels it. */
const branch =
  "format('{0}:{1}', github.event.workflow_run.head_repository.owner.login, github.event.workflow_run.head_branch)"

/** A pull request whose check ran: not one for which a maintainer has to allow that first. */
const checked =
  "github.event.workflow_run.event == 'pull_request' && (github.event.workflow_run.conclusion == 'success' || github.event.workflow_run.conclusion == 'failure')"

/**
 * One run at a time goes on for a branch: a preview is not removed while it is sent. Of those that wait, GitHub keeps the last
 * alone, so that a run with nothing to do does not wait there.
 */
const checkedBranch = `(${checked}) && ${branch} || github.run_id`

/**
 * Asks GitHub for the pull request whose commit was checked: no event names it, when its branch is of another repository. Says
 * also which was closed meanwhile: this run may have taken the place of the one that was to remove its preview.
 */
function findJob(place: PlaceOfGithub) {
  const isPages = place === 'github-pages'
  const needsStar = [
    'case "$PREVIEW_ADDRESS" in',
    `  *'*'*) echo "address=\${PREVIEW_ADDRESS/'*'/pr-$number}" >> "$GITHUB_OUTPUT" ;;`,
    '  *) echo "::error::Set the variable PREVIEW_ADDRESS, with a star for the name of the preview."; exit 1 ;;',
    'esac',
  ]
  return {
    if: `github.event_name == 'workflow_run' && ${checked}`,
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 5,
    permissions: { 'pull-requests': 'read' },
    outputs: {
      number: `\${{ steps.find.outputs.number }}`,
      closed: `\${{ steps.find.outputs.closed }}`,
      address: `\${{ steps.find.outputs.address }}`,
    },
    steps: [
      {
        id: 'find',
        env: {
          GH_TOKEN: `\${{ github.token }}`,
          BRANCH: `\${{ ${branch} }}`,
          COMMIT: `\${{ github.event.workflow_run.head_sha }}`,
          PREVIEW_ADDRESS: isPages ? 'http://localhost:4321/' : `\${{ vars.PREVIEW_ADDRESS }}`,
        },
        run: [
          'found="$(gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" -f state=all -f "head=$BRANCH" \\',
          `  --jq 'map(select(.head.sha == env.COMMIT)) | sort_by(.state != "open")[0] // empty | "\\(.state) \\(.number)"')"`,
          'read -r state number <<< "$found"',
          `case "$number" in ''|*[!0-9]*) echo "No pull request has this commit now."; exit 0 ;; esac`,
          'if [ "$state" != open ]; then',
          '  echo "It is closed."',
          '  echo "closed=$number" >> "$GITHUB_OUTPUT"',
          '  exit 0',
          'fi',
          ...(isPages ? ['echo "address=$PREVIEW_ADDRESS" >> "$GITHUB_OUTPUT"'] : needsStar),
          'echo "number=$number" >> "$GITHUB_OUTPUT"',
          '',
        ].join('\n'),
      },
    ],
  }
}

function buildJob(place: PlaceOfGithub) {
  return {
    needs: 'find',
    if: 'needs.find.outputs.number',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 120,
    permissions: { contents: 'read' },
    env: { COMMIT: `\${{ github.event.workflow_run.head_sha }}` },
    steps: [
      uses('checkout', { 'persist-credentials': false }),
      ...contentSteps,
      {
        run: 'npm run --silent build -- --preview "$ADDRESS"',
        env: { ADDRESS: `\${{ needs.find.outputs.address }}` },
      },
      uses('upload', {
        ...{ name: 'preview', path: 'dist-preview', 'include-hidden-files': true },
        ...{ 'if-no-files-found': 'error', 'retention-days': place === 'github-pages' ? 7 : 1 },
      }),
    ],
  }
}

/** Only this job, and the one that removes previews, have secrets: those of the environment `previews`. */
function deployJob(place: PlaceOfGithub, target: string) {
  return {
    needs: ['find', 'build'],
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 60,
    permissions: { contents: 'read' },
    environment: 'previews',
    env: { NUMBER: `\${{ needs.find.outputs.number }}` },
    steps: [
      uses('checkout', { 'persist-credentials': false }),
      ...packageSteps,
      uses('download', { name: 'preview', path: 'dist-preview' }),
      { run: 'npm run --silent verify -- --preview' },
      { run: sending(place, target), env: envOf(place) },
    ],
  }
}

/** How the files of `dist-preview/` get to their address. */
function sending(place: PlaceOfGithub, target: string): string {
  if (place === 'cloudflare') {
    return `npx --yes ${programs['cloudflare-pages'].package} pages deploy dist-preview --project-name "$CLOUDFLARE_PROJECT" --branch "pr-$NUMBER"`
  }
  if (place === 'netlify') {
    return `npx --yes ${programs.netlify.package} deploy --no-build --dir dist-preview --site "$NETLIFY_SITE_ID" --alias "pr-$NUMBER"`
  }
  return `npm run --silent deploy -- ${target} --preview "pr-$NUMBER"`
}

/** Says at the commit of the pull request what became of its preview, and where it is. */
function tellJob(place: PlaceOfGithub) {
  const last = place === 'github-pages' ? 'build' : 'deploy'
  const run = `format('{0}/{1}/actions/runs/{2}', github.server_url, github.repository, github.run_id)`
  const isMade = `needs.${last}.result == 'success'`
  const url =
    last === 'build'
      ? `\${{ ${run} }}`
      : `\${{ ${isMade} && needs.find.outputs.address || ${run} }}`
  return {
    needs: [...new Set(['find', 'build', last])],
    if: 'always() && needs.find.outputs.number',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 5,
    permissions: { statuses: 'write' },
    steps: [
      {
        env: {
          GH_TOKEN: `\${{ github.token }}`,
          COMMIT: `\${{ github.event.workflow_run.head_sha }}`,
          STATE: `\${{ ${isMade} && 'success' || 'failure' }}`,
          ADDRESS: url,
        },
        run: 'gh api --silent "repos/$GITHUB_REPOSITORY/statuses/$COMMIT" -f context=Preview -f "state=$STATE" -f "target_url=$ADDRESS"',
      },
    ],
  }
}

/** Removes the preview of a pull request that is closed. Nothing of the pull request is used but its number. */
function removeJob(place: PlaceOfGithub, target: string) {
  const isFolder = place === 's3' || place === 'sftp'
  const over = [
    'mkdir dist-preview',
    `echo '<!doctype html><meta name="robots" content="noindex"><title>Preview</title><p>This preview is over.' > dist-preview/index.html`,
    sending(place, target),
    '',
  ]
  return {
    needs: 'find',
    if: "always() && (github.event_name == 'pull_request_target' || needs.find.outputs.closed)",
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 60,
    permissions: { contents: 'read' },
    environment: 'previews',
    env: {
      NUMBER: `\${{ github.event.pull_request.number || needs.find.outputs.closed }}`,
    },
    steps: [
      uses('checkout', { 'persist-credentials': false }),
      ...packageSteps,
      {
        run: isFolder ? `${sending(place, target)} --remove` : over.join('\n'),
        env: envOf(place),
      },
    ],
  }
}
