/*
 * The addresses of targets, as `site.yaml` or a command names them. They hold no secrets: those come from the environment.
 */

/** Where a site is deployed to. */
export type TargetAddress =
  | { kind: 'folder'; path: string }
  | { kind: 's3'; bucket: string; prefix: string; endpoint?: string; region?: string }
  | { kind: 'sftp'; host: string; port: number; user?: string; path: string }
  | { kind: 'rsync'; host: string; port?: number; user?: string; path: string }
  | HostAddress

/** A site at a host that takes whole sites, by its own program. */
export type HostAddress =
  | { kind: 'cloudflare-pages'; project: string; branch: string }
  | { kind: 'netlify'; site: string }

/** Whether a target is a host that takes whole sites, by its own program. */
export function isHostAddress(address: TargetAddress): address is HostAddress {
  return address.kind === 'cloudflare-pages' || address.kind === 'netlify'
}

/** Forms of addresses, as documents and messages show them. */
export const addressForms = [
  '/srv/www/news or ./folder (a folder)',
  's3://bucket/prefix?endpoint=https://…&region=… (an S3-compatible store)',
  'sftp://user@host:22/srv/www/news',
  'rsync://user@host/srv/www/news (rsync over ssh)',
  'cloudflare-pages://project?branch=main',
  'netlify://site-id',
] as const

/** The address in a text; undefined when it is none. */
export function targetAddress(text: string): TargetAddress | undefined {
  if (/^(?:\/|\.{1,2}\/)/.test(text)) return { kind: 'folder', path: text }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || url.password !== '') return undefined
  const path = decoded(url.pathname)
  if (path === undefined) return undefined
  const user = url.username === '' ? {} : { user: decodeURIComponent(url.username) }
  if (url.protocol === 's3:') return s3(url, path)
  if (url.protocol === 'cloudflare-pages:' || url.protocol === 'netlify:') return ofHost(url)
  if (path === '' || path === '/' || url.search !== '') return undefined
  const port = url.port === '' ? undefined : Number(url.port)
  if (url.protocol === 'sftp:') {
    return { kind: 'sftp', host: url.hostname, port: port ?? 22, path, ...user }
  }
  if (url.protocol === 'rsync:') {
    return { kind: 'rsync', host: url.hostname, path, ...user, ...(port ? { port } : {}) }
  }
  return undefined
}

function s3(url: URL, path: string): TargetAddress | undefined {
  const { endpoint, region, ...others } = Object.fromEntries(url.searchParams)
  const isKnown = Object.keys(others).length === 0 && url.username === '' && url.port === ''
  const isWeb = endpoint === undefined || /^https?:\/\/[^/?#]+\/?$/.test(endpoint)
  if (!isKnown || !isWeb) return undefined
  const prefix = path.replace(/^\/+|\/+$/g, '')
  return {
    ...{ kind: 's3', bucket: url.hostname, prefix: prefix === '' ? '' : `${prefix}/` },
    ...(endpoint === undefined ? {} : { endpoint: endpoint.replace(/\/$/, '') }),
    ...(region === undefined ? {} : { region }),
  }
}

/** By the name of a project, and the branch that is its live site; or by the id of a site. */
function ofHost({
  protocol,
  hostname,
  host,
  pathname,
  username,
  searchParams,
}: URL): HostAddress | undefined {
  const { branch = 'main', ...others } = Object.fromEntries(searchParams)
  const isPlain = pathname === '' && username === '' && host === hostname
  const isName = (text: string) => /^[A-Za-z0-9][\w./-]*$/.test(text)
  if (!isPlain || !isName(hostname) || Object.keys(others).length > 0) return undefined
  if (protocol === 'netlify:')
    return searchParams.has('branch') ? undefined : { kind: 'netlify', site: hostname }
  return isName(branch) ? { kind: 'cloudflare-pages', project: hostname, branch } : undefined
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
