import type { Host } from './rules.ts'

/** What a host can do and how much of it, as its own documentation or code says. */
interface Limits {
  /** Whether a rule decides where the site has a file as well. */
  first: 'rules' | 'files' | 'no rules'
  /** How a rule can ask for a query: for exactly this one, for one that has these parameters, or not at all. */
  query: 'exactly' | 'parameters' | 'no'
  /** Whether it answers 410 with a page. */
  gone: 'page' | 'no'
  /** Which headers it sends as it is told, and with which answers. */
  headers: 'all answers' | 'files' | 'metadata' | 'no'
  /** Whether addresses that differ in their capitals, or in the slash at their end, are two. */
  tells: { capitals: boolean; slash: boolean }
  figures: readonly Figure[]
}

interface Figure {
  what: Countable
  /** What it takes; on the plan that costs nothing, where plans differ. */
  most: number
  /** What paid plans take, where that is more. */
  paid?: number
  /** What lifts the limit, if anything does. */
  more?: string
  source: string
}

export type Countable =
  | 'rules'
  | 'rules-static'
  | 'rules-dynamic'
  | 'rule-length'
  | 'file-size'
  | 'header-rules'
  | 'header-length'
  | 'worker-size'
  | 'path-parts'
  | SiteCountable

/** What there can be too much of in a site as a whole. */
export type SiteCountable =
  | 'files'
  /** Files and folders together. */
  | 'entries'
  /** Files and folders in one folder. */
  | 'folder-entries'
  | 'site-size'
  | 'largest-file'

/** The day on which the sources below were read. */
export const lookedUp = '2026-11-30'

const cloudflareRedirects = 'https://developers.cloudflare.com/pages/configuration/redirects/'
const workersRedirects = 'https://developers.cloudflare.com/workers/static-assets/redirects/'
const cloudflarePages = 'https://developers.cloudflare.com/pages/platform/limits/'
const cloudflareWorkers = 'https://developers.cloudflare.com/workers/platform/limits/'
const cloudflareHeaders = 'https://developers.cloudflare.com/pages/configuration/headers/'
const gitlabRedirects = 'https://docs.gitlab.com/user/project/pages/redirects/'
const gitlabCode = 'https://gitlab.com/gitlab-org/gitlab-pages (internal/redirects)'
const azureConfiguration = 'https://learn.microsoft.com/azure/static-web-apps/configuration'
const vercelCode = 'https://www.npmjs.com/package/@vercel/routing-utils (dist/schemas.js)'
const vercelBulk = 'https://vercel.com/docs/routing/redirects/bulk-redirects'
const azureFiles = 'https://github.com/Azure/static-web-apps/issues/1617 (both plans)'
const netlifyDeploys = 'https://docs.netlify.com/site-deploys/overview'
const gitlabPages = 'https://docs.gitlab.com/user/gitlab_com/'
const gitlabEntries = 'https://gitlab.com/gitlab-org/gitlab/-/issues/500273'
const githubFiles =
  'https://docs.github.com/repositories/working-with-files/managing-large-files/about-large-files-on-github (a site on a branch)'
const s3Objects =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html (one request)'
const megabyte = 1_000_000
const mebibyte = 1024 * 1024

const cloudflare = (redirects: string, files: string): Limits => ({
  ...{ first: 'rules', query: 'exactly', gone: 'page', headers: 'all answers' },
  tells: { capitals: true, slash: true },
  figures: [
    { what: 'rules-static', most: 2000, more: 'the worker takes all', source: redirects },
    { what: 'rules-dynamic', most: 100, more: 'the worker takes all', source: redirects },
    { what: 'rule-length', most: 1000, more: 'the worker takes all', source: redirects },
    { what: 'header-rules', most: 100, source: cloudflareHeaders },
    { what: 'header-length', most: 2000, source: cloudflareHeaders },
    {
      what: 'worker-size',
      most: 3 * megabyte,
      more: '10 MB on paid plans',
      source: cloudflareWorkers,
    },
    { what: 'files', most: 20_000, paid: 100_000, source: files },
    { what: 'largest-file', most: 25 * mebibyte, source: files },
  ],
})

/** So many characters of an address and its answer a hash file of Apache holds. */
const sdbm = 'https://apr.apache.org/docs/apr/1.7/group__apr__dbm.html (SDBM: 1,008 bytes a pair)'

export const limits: Readonly<Record<Host, Limits>> = {
  netlify: {
    ...{ first: 'rules', query: 'parameters', gone: 'page', headers: 'files' },
    tells: { capitals: true, slash: false },
    figures: [
      {
        ...{ what: 'rules', most: 10_000, more: 'folding, or an edge function' },
        source: 'https://docs.netlify.com/manage/routing/redirects/overview/',
      },
      { what: 'folder-entries', most: 54_000, source: netlifyDeploys },
    ],
  },
  'cloudflare-pages': cloudflare(cloudflareRedirects, cloudflarePages),
  'cloudflare-workers': cloudflare(workersRedirects, cloudflareWorkers),
  vercel: {
    ...{ first: 'rules', query: 'parameters', gone: 'page', headers: 'all answers' },
    tells: { capitals: true, slash: true },
    figures: [
      { what: 'rules-dynamic', most: 2048, source: vercelCode },
      {
        ...{ what: 'rules', most: 1_000_000, source: vercelBulk },
        more: '1,000 with Pro, 10,000 with Enterprise, others are bought; none on Hobby beyond 2,048 routes',
      },
      { what: 'rule-length', most: 2048, source: vercelBulk },
    ],
  },
  'azure-static': {
    ...{ first: 'rules', query: 'no', gone: 'page', headers: 'all answers' },
    tells: { capitals: true, slash: true },
    figures: [
      { what: 'file-size', most: 20 * 1024, source: azureConfiguration },
      { what: 'files', most: 15_000, source: azureFiles },
      {
        ...{ what: 'site-size', most: 250 * megabyte, paid: 500 * megabyte },
        source: 'https://learn.microsoft.com/azure/static-web-apps/quotas',
      },
    ],
  },
  nginx: {
    ...{ first: 'rules', query: 'exactly', gone: 'page', headers: 'all answers' },
    ...{ tells: { capitals: true, slash: true }, figures: [] },
  },
  apache: {
    ...{ first: 'rules', query: 'exactly', gone: 'page', headers: 'all answers' },
    tells: { capitals: true, slash: true },
    figures: [{ what: 'rule-length', most: 1000, source: sdbm }],
  },
  caddy: {
    ...{ first: 'rules', query: 'exactly', gone: 'page', headers: 'all answers' },
    ...{ tells: { capitals: true, slash: true }, figures: [] },
  },
  s3: {
    ...{ first: 'rules', query: 'no', gone: 'no', headers: 'metadata' },
    tells: { capitals: true, slash: true },
    figures: [
      {
        ...{ what: 'rule-length', most: 1024 },
        source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
      },
      { what: 'largest-file', most: 5 * 1000 * megabyte, source: s3Objects },
    ],
  },
  'github-pages': {
    ...{ first: 'no rules', query: 'no', gone: 'no', headers: 'no' },
    tells: { capitals: true, slash: true },
    figures: [
      {
        ...{ what: 'site-size', most: 1000 * megabyte },
        source:
          'https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits',
      },
      { what: 'largest-file', most: 100 * mebibyte, source: githubFiles },
    ],
  },
  'gitlab-pages': {
    ...{ first: 'files', query: 'no', gone: 'no', headers: 'no' },
    tells: { capitals: false, slash: false },
    figures: [
      { what: 'rules', most: 1000, more: 'an instance of one’s own', source: gitlabRedirects },
      {
        what: 'file-size',
        most: 64 * 1024,
        more: 'an instance of one’s own',
        source: gitlabRedirects,
      },
      { what: 'path-parts', most: 25, source: gitlabCode },
      { what: 'entries', most: 200_000, source: gitlabEntries },
      { what: 'site-size', most: 1000 * megabyte, source: gitlabPages },
    ],
  },
}

/** One figure of a host; undefined when the host has no such limit. */
export function figure(host: Host, what: Countable): Figure | undefined {
  return limits[host].figures.find(one => one.what === what)
}
