import { gzipSync } from 'node:zlib'
import { asked, onHost } from './addresses.ts'
import type { Found, WayOut } from './faults.ts'
import { type Countable, figure } from './limits.ts'
import { ruleFiles } from './rule-files.ts'
import { type Host, pageFile, type Rules } from './rules.ts'

/** What is too many or too long for a host, in the files as they are written for it. */
export function measures(host: Host, rules: Rules): Found[] {
  const measure = byHost[host]
  if (!measure) return []
  const files = new Map(ruleFiles(host, rules).map(({ name, text }) => [name, text]))
  return measure({ host, rules, text: name => files.get(name) ?? '' })
}

interface Measured {
  host: Host
  rules: Rules
  /** A file of the host; empty when there is none. */
  text: (name: string) => string
}

type Measure = (of: Measured) => Found[]

const gitlab: Measure = of => [
  ...over(of, 'rules', lines(of, '_redirects').length, fewer(of)),
  ...over(of, 'file-size', bytes(of.text('_redirects')), fewer(of)),
  ...long(of, 'path-parts', addresses(of), address => address.split('/').length - 1),
]

const vercel: Measure = of => {
  const routes: unknown[] = JSON.parse(of.text('vercel.json')).routes
  const bulk: Record<'source' | 'destination', string>[] = JSON.parse(
    of.text('redirects.json') || '[]',
  )
  const links = bulk.flatMap(({ source, destination }) => [source, destination])
  return [
    ...over(of, 'rules-dynamic', routes.length, fewer(of)),
    ...over(of, 'rules', bulk.length, 'own-server'),
    ...over(of, 'rules', bulk.length, 'paid-plan', 0).map(doesNotStop),
    ...long(of, 'rule-length', links, link => link.length),
  ]
}

const cloudflare: Measure = of => {
  const headers = lines(of, '_headers')
  const code = of.text('_worker.js') || of.text('site-worker.js')
  const most = figure(of.host, 'worker-size')?.most ?? 0
  const size = code.length > most ? gzipSync(code).length : code.length
  const asks: string[] =
    of.host === 'cloudflare-pages'
      ? JSON.parse(of.text('_routes.json') || '{"include":[]}').include
      : (JSON.parse(of.text('wrangler.rules.json')).assets.run_worker_first ?? [])
  return [
    ...over(
      of,
      'header-rules',
      headers.filter(line => line.startsWith('/')).length,
      'fewer-header-rules',
    ),
    ...long(of, 'header-length', headers, line => line.trim().length),
    ...over(of, 'worker-size', size, fewer(of)),
    {
      ...{ limit: 'worker-requests', stops: false, instead: 'requests-count' },
      examples: asks.filter(pattern => pattern.endsWith('/*')),
    },
  ]
}

const byHost: Partial<Record<Host, Measure>> = {
  // What is too much for Netlify, only a deploy can tell: its figure is advice.
  netlify: of => over(of, 'rules', lines(of, '_redirects').length, fewer(of)).map(doesNotStop),
  'gitlab-pages': gitlab,
  'cloudflare-pages': cloudflare,
  'cloudflare-workers': cloudflare,
  vercel,
  'azure-static': of =>
    over(of, 'file-size', bytes(of.text('staticwebapp.config.json')), 'page-leads-on'),
  apache: of => long(of, 'rule-length', lines(of, 'apache-answers.txt'), line => line.length),
  s3: of => long(of, 'rule-length', addresses(of), address => bytes(pageFile(address)) - 1),
}

/** The addresses that are asked for, on the host. */
function addresses({ rules }: Measured): string[] {
  return rules.moved.map(({ from }) => onHost(rules.basePath, asked(from).path))
}

function over(
  of: Measured,
  limit: Countable,
  count: number,
  instead: WayOut,
  most = figure(of.host, limit)?.most,
): Found[] {
  if (most === undefined || count <= most) return []
  const { moved, gone } = of.rules
  const examples = [...moved.map(({ from }) => from), ...gone.map(({ address }) => address)]
  return [{ limit, count, most, stops: true, instead, examples: examples.slice(0, 5) }]
}

function long(
  of: Measured,
  limit: Countable,
  texts: readonly string[],
  length: (text: string) => number,
): Found[] {
  const most = figure(of.host, limit)?.most
  if (most === undefined) return []
  const examples = texts.filter(text => length(text) > most)
  return [{ limit, most, stops: true, instead: 'shorter-address', examples }]
}

function doesNotStop(found: Found): Found {
  return { ...found, stops: false }
}

/** Folding makes fewer rules; where that has been done, another host can take more. */
function fewer({ rules }: Measured): WayOut {
  return rules.movedFolders === undefined ? 'fold' : 'own-server'
}

function lines({ text }: Measured, name: string): string[] {
  return text(name).split('\n').filter(Boolean)
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
