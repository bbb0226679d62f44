import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs and modules that tests of hosts and targets need, and Debian's packages that have them. */
const packages = {
  nginx: 'nginx-light',
  apache2: 'apache2',
  httxt2dbm: 'apache2-utils',
  caddy: 'caddy',
  sshd: 'openssh-server',
  rsync: 'rsync',
  '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so': 'libnginx-mod-http-brotli-static',
} as const

/** Where Debian puts programs that only its administrators are used to have. */
const path = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`

/** The packages whose programs are not installed. */
export function missingServers(): string[] {
  return Object.entries(packages)
    .filter(([program]) => !isInstalled(program))
    .map(([, name]) => name)
}

/** Whether the servers are there, or could be installed since this is Debian and we are root. */
export function servers(): boolean {
  const missing = missingServers()
  if (missing.length === 0) return true
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) return false
  console.log(`Not found: ${missing.join(', ')}; installing Debian’s packages …`)
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  spawnSync('apt-get', ['update', '-qq'], { stdio: [...stdio] })
  try {
    execFileSync('apt-get', ['install', '-y', '-qq', ...missing], {
      stdio: [...stdio],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    return false
  }
  return missingServers().length === 0
}

/** What to do when there are none. */
export function howToGetServers(): string {
  return `The tests need nginx with its module for brotli, Apache, Caddy, OpenSSH’s server and rsync. Install them (Debian: apt-get install ${missingServers().join(' ')}); none of them need run.`
}

function isInstalled(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program)
  const env = { ...process.env, PATH: path }
  return spawnSync('sh', ['-c', `command -v ${program}`], { env }).status === 0
}
