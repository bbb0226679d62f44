import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ruleFiles } from '../../src/hosts/rule-files.ts'
import type { Host, RuleFile, Rules } from '../../src/hosts/rules.ts'
import { type Answer, ask } from './ask.ts'
import { freePort } from './serve.ts'

/** A real server at work over a folder. */
export interface RealServer {
  port: number
  /** Asks for an address as it is given, and follows nothing. */
  ask: (path: string, headers?: Record<string, string>) => Promise<Answer>
  close: () => Promise<void>
}

export type ServerName = Extract<Host, 'nginx' | 'apache' | 'caddy'>

/** The address on this machine where a server's folder of configuration is, and how the server is told of it. */
interface Place {
  root: string
  folder: string
  port: number
  files: readonly RuleFile[]
  extra: readonly string[]
}

/**
 * Starts a server over a folder, at `basePath` of which the site is, with the rules that are written for it. `extra` are
 * lines of a keeper's own configuration.
 */
export async function startServer(
  name: ServerName,
  folder: string,
  rules: Rules,
  extra: readonly string[] = [],
): Promise<RealServer> {
  return startServerWith(name, folder, { ...rules, files: ruleFiles(name, rules) }, extra)
}

/** The same with rule files that were written before. */
export async function startServerWith(
  name: ServerName,
  folder: string,
  { basePath, files }: Pick<Rules, 'basePath'> & { files: readonly RuleFile[] },
  extra: readonly string[] = [],
): Promise<RealServer> {
  const root = await mkdtemp(join(tmpdir(), `backfile-${name}-`))
  const port = await freePort()
  for (const file of files.filter(({ place }) => place === 'beside'))
    await writeFile(join(root, file.name), file.text)
  for (const file of files.filter(({ place }) => place === 'site'))
    await writeFile(join(folder, basePath, file.name), file.text)
  const [program, words] = await configured[name]({ root, folder, port, files, extra })
  const said: string[] = []
  const server = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: root, PATH: `${process.env.PATH}:/usr/sbin` },
  })
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', piece => said.push(String(piece)))
  await listening(server, port, () => said.join(''))
  return {
    port,
    ask: (path, headers = {}) => ask(port, path, headers),
    close: async () => {
      const ended = new Promise(done => server.once('exit', done))
      server.kill(name === 'nginx' ? 'SIGQUIT' : 'SIGTERM')
      await ended
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** nginx’s module for files that are compressed by brotli. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

/** What a configuration of nginx needs besides its `http { … }` to run in a folder of its own, and the first lines in that. */
export function nginxGround(root: string): { outside: string[]; inHttp: string[] } {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return {
    outside: [
      `load_module ${brotliModule};`,
      ...['daemon off;', `pid ${root}/pid;`, `error_log ${root}/errors;`, 'worker_processes 1;'],
      'user root;',
      'events { worker_connections 512; }',
    ],
    inHttp: ['access_log off;', ...kinds.map(kind => `${kind}_temp_path ${root}/${kind};`)],
  }
}

/** What a configuration of Apache needs besides its `<VirtualHost>` to run in a folder of its own. */
export function apacheGround(root: string, port: number): string[] {
  const modules = [
    ...['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'rewrite', 'headers', 'env', 'setenvif'],
  ]
  return [
    ...modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    ...[`ServerRoot ${root}`, `PidFile ${root}/pid`, `ErrorLog ${root}/errors`, 'ServerName x'],
    ...[`Listen 127.0.0.1:${port}`, 'TypesConfig /etc/mime.types', `Mutex file:${root} default`],
    ...[`DefaultRuntimeDir ${root}`, 'StartServers 1', 'DirectoryIndex index.html'],
  ]
}

const configured: Record<ServerName, (place: Place) => Promise<[string, string[]]>> = {
  async nginx({ root, folder, port, extra }) {
    const { outside, inHttp } = nginxGround(root)
    const text = [
      ...outside,
      'http {',
      'include /etc/nginx/mime.types;',
      ...inHttp,
      `include ${root}/nginx-maps.conf;`,
      `server { listen 127.0.0.1:${port}; root ${folder}; index index.html;`,
      `include ${root}/nginx-server.conf;`,
      ...extra,
      '} }',
    ]
    await writeFile(join(root, 'nginx.conf'), text.join('\n'))
    return ['nginx', ['-c', join(root, 'nginx.conf'), '-e', join(root, 'errors')]]
  },
  async apache({ root, folder, port, files, extra }) {
    const text = [
      ...apacheGround(root, port),
      `<VirtualHost *>`,
      `DocumentRoot ${folder}`,
      `<Directory ${folder}>`,
      ...[
        'AllowOverride FileInfo',
        'Options FollowSymLinks',
        'Require all granted',
        '</Directory>',
      ],
      ...(files.some(file => file.name === 'apache-server.conf')
        ? [`Define SITE_RULES ${root}`, `Include ${root}/apache-server.conf`]
        : []),
      ...extra,
      '</VirtualHost>',
    ]
    if (files.some(file => file.name === 'apache-answers.txt'))
      execFileSync(
        'httxt2dbm',
        ['-f', 'SDBM', '-i', 'apache-answers.txt', '-o', 'apache-answers.dbm'],
        { cwd: root },
      )
    await writeFile(join(root, 'apache.conf'), text.join('\n'))
    return ['apache2', ['-d', root, '-f', join(root, 'apache.conf'), '-DFOREGROUND']]
  },
  async caddy({ root, folder, port, extra }) {
    const text = [
      '{',
      ...['admin off', 'auto_https off', `storage file_system ${root}`],
      '}',
      `http://127.0.0.1:${port} {`,
      `root * ${folder}`,
      `import ${root}/site.caddy`,
      ...extra,
      'file_server',
      '}',
    ]
    await writeFile(join(root, 'Caddyfile'), `${text.join('\n')}\n`)
    return ['caddy', ['run', '--config', join(root, 'Caddyfile'), '--adapter', 'caddyfile']]
  },
}

/** Waits until a server answers, or throws what it said when it ended. */
async function listening(server: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server did not start: ${said()}`)
    const answered = await ask(port, '/').then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise(done => setTimeout(done, 50))
  }
}
