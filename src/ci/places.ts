/** Where a workflow that `npm run setup-ci` writes can publish. */
export const places = [
  ...(['s3', 'sftp', 'cloudflare', 'netlify', 'github-pages', 'gitlab-pages'] as const),
] as const

/** Where a workflow can publish. */
export type Place = (typeof places)[number]

/** What a keeper has to give a workflow, since it is written down nowhere. */
interface Needed {
  secrets: readonly string[]
  /** Settings that are no secrets. */
  variables: readonly string[]
}

/** The secrets and variables that the workflow of each place reads. */
export const needed: Record<Place, Needed> = {
  s3: { secrets: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], variables: [] },
  sftp: { secrets: ['BACKFILE_SSH_KEY'], variables: ['BACKFILE_SSH_HOST_KEY'] },
  cloudflare: {
    secrets: ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID'],
    variables: ['CLOUDFLARE_PROJECT'],
  },
  netlify: { secrets: ['NETLIFY_AUTH_TOKEN'], variables: ['NETLIFY_SITE_ID'] },
  'github-pages': { secrets: [], variables: [] },
  'gitlab-pages': { secrets: [], variables: [] },
}
