import { expect, it } from 'vitest'
import { targetAddress } from './target-address.ts'

it.each<[string, unknown]>([
  ['/srv/www', { kind: 'folder', path: '/srv/www' }],
  ['./www', { kind: 'folder', path: './www' }],
  ['../www', { kind: 'folder', path: '../www' }],
  ['s3://news', { kind: 's3', bucket: 'news', prefix: '' }],
  ['s3://news/a/b/', { kind: 's3', bucket: 'news', prefix: 'a/b/' }],
  [
    's3://news?endpoint=https://x.r2.example&region=auto',
    { kind: 's3', bucket: 'news', prefix: '', endpoint: 'https://x.r2.example', region: 'auto' },
  ],
  [
    'sftp://ed@host.example:2222/srv/www%20a',
    { kind: 'sftp', host: 'host.example', port: 2222, user: 'ed', path: '/srv/www a' },
  ],
  ['sftp://host/srv', { kind: 'sftp', host: 'host', port: 22, path: '/srv' }],
  ['rsync://ed@host/srv', { kind: 'rsync', host: 'host', user: 'ed', path: '/srv' }],
  [
    'cloudflare-pages://tern-news',
    { kind: 'cloudflare-pages', project: 'tern-news', branch: 'main' },
  ],
  [
    'cloudflare-pages://tern?branch=live/2',
    { kind: 'cloudflare-pages', project: 'tern', branch: 'live/2' },
  ],
  ['netlify://0a1b-2C', { kind: 'netlify', site: '0a1b-2C' }],
])('%s is a target', (text, address) => {
  expect(targetAddress(text)).toEqual(address)
})

it.each([
  ...['www', 'live', '', 's3://', 'sftp://host', 'sftp://host/', 'https://news.example/'],
  ...[
    's3://news?token=secret',
    's3://key@news/',
    's3://news?endpoint=ftp://x',
    'sftp://a:b@host/x',
  ],
  ...['cloudflare-pages://', 'cloudflare-pages://a/b', 'cloudflare-pages://a?branch=--x'],
  ...[
    'netlify://a?branch=b',
    'netlify://key@a',
    'netlify://a:1',
    'netlify://-x',
    'netlify://a?auth=b',
  ],
  ...['rsync://host/%zz', 's3://news?endpoint=https://x.example/path'],
])('“%s” is none', text => {
  expect(targetAddress(text)).toBeUndefined()
})
