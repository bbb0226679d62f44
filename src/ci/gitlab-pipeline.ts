import { stringify } from 'yaml'

/**
 * The text of `.gitlab-ci.yml`: publishes the main branch with GitLab Pages, when it changes and when something is due. With
 * previews, merge requests have one each. GitLab runs what the branch of a merge request says, in the fork when it is of one:
 * so this has no secret.
 */
export function gitlabPipeline(isPreviewing = false): string {
  const isMain = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
  const pipeline = {
    pages: {
      image: 'node:24',
      stage: 'deploy',
      pages: { publish: 'dist' },
      rules: [{ if: isMain }],
      resource_group: 'publish',
      cache: { key: 'publish', paths: ['.backfile', 'dist', '.npm'] },
      script: ['npm ci --cache .npm', 'npm run build'],
      artifacts: { paths: ['dist'], expire_in: '1 week' },
    },
    ...(isPreviewing ? { preview: previewJob } : {}),
  }
  const about = [
    `# Written by “npm run setup-ci -- gitlab-pages${isPreviewing ? ' --previews' : ''}”. Yours to change.`,
    '# For articles that are to appear at a certain time, add a schedule (Build → Pipeline schedules), every hour.',
  ]
  return `${about.join('\n')}\n${stringify(pipeline, { lineWidth: 0 })}`
}

/** The preview of a merge request, in a folder of the site of its own (`path_prefix`). */
const previewJob = {
  image: 'node:24',
  stage: 'deploy',
  pages: { publish: 'dist-preview', path_prefix: 'mr-$CI_MERGE_REQUEST_IID', expire_in: '1 week' },
  rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }],
  environment: { name: 'preview/mr-$CI_MERGE_REQUEST_IID', url: '$CI_PAGES_URL' },
  script: [
    'npm ci --ignore-scripts',
    'npm run check -- --drafts',
    'npm run build -- --preview "$CI_PAGES_URL"',
  ],
  artifacts: { paths: ['dist-preview'], expire_in: '1 week' },
}
