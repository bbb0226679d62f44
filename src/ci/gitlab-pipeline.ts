import { stringify } from 'yaml'

/** The text of `.gitlab-ci.yml`: publishes the main branch with GitLab Pages, when it changes and when something is due. */
export function gitlabPipeline(): string {
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
  }
  const about = [
    '# Written by “npm run setup-ci -- gitlab-pages”. Yours to change.',
    '# For articles that are to appear at a certain time, add a schedule (Build → Pipeline schedules), every hour.',
  ]
  return `${about.join('\n')}\n${stringify(pipeline, { lineWidth: 0 })}`
}
