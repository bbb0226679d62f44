import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Which rooms of `src/` a room may import from, besides itself. */
const law: Record<string, readonly string[]> = {
  archive: [],
  plan: ['archive'],
  intake: ['archive'],
  words: [],
  keep: ['archive', 'intake', 'plan'],
  health: ['archive', 'plan'],
  hosts: ['archive'],
  ci: ['deploy'],
  deploy: ['archive', 'intake', 'plan', 'hosts', 'terminal'],
  import: ['archive', 'intake'],
  components: ['archive', 'plan', 'search', 'styles', 'words'],
  search: ['archive', 'plan', 'words'],
  styles: [],
  files: ['archive', 'plan', 'words'],
  templates: ['archive', 'plan', 'components', 'words'],
  terminal: ['archive', 'intake', 'words'],
  publish: ['archive', 'plan', 'intake', 'files', 'hosts', 'deploy', 'terminal'],
  dev: ['hosts', 'intake', 'plan', 'files', 'publish', 'terminal'],
  astro: ['intake', 'plan', 'publish', 'dev', 'terminal'],
  pages: ['plan', 'templates'],
}

/** Names that say nothing of what is inside. */
const vague = /(^|\/)(index|utils?|helpers?|lib|common|misc|shared)(\.ts|\/)/

interface Import {
  from: string
  to: string
}

/** Breaches of the import law below a folder `src`, each a sentence. Imports of types count like all others. */
export function breaches(src: string): string[] {
  const files = readdirSync(src, { recursive: true })
    .map(String)
    .filter(file => /\.([cm]?[jt]s|astro)$/.test(file) && !file.endsWith('.test.ts'))
    .sort()
  const imports = files.flatMap(file => importsOf(src, file))
  return [
    ...files
      .filter(file => file.endsWith('.ts') && vague.test(file))
      .map(f => `${f} has a name that says nothing`),
    ...imports.flatMap(outOfRoom),
    ...cycles(imports),
  ]
}

/** A path from one file to another, quoted. */
const path = /(['"`])(?<path>\.{1,2}\/[^'"`]+)\1/.source

/** Statements, and calls that name another file: of a module, of a worker or of a text to read. */
const naming = [
  new RegExp(String.raw`^\s*(?:import|export)\s+(?:[^'"]*?\sfrom\s+)?${path}`, 'gm'),
  new RegExp(String.raw`\b(?:import|require|new URL)\(\s*${path}`, 'g'),
]

function importsOf(src: string, file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  return naming
    .flatMap(pattern => [...text.matchAll(pattern)])
    .map(({ groups }) => ({
      from: file,
      to: relative(src, join(src, dirname(file), groups?.path ?? '')),
    }))
    .filter(({ to }) => !to.startsWith('..'))
}

function outOfRoom({ from, to }: Import): string[] {
  const [room = '', other = ''] = [from, to].map(path => path.split('/')[0] ?? '')
  if (!law[room]) return [`${from} is in no room that the law knows`]
  if (room === other || law[room].includes(other)) return []
  return [`${from} imports ${to}: ${room} may not import ${other}`]
}

function cycles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) found.push(`a circle of imports: ${[...path.slice(at), file].join(' → ')}`)
    if (at >= 0 || done.has(file)) return
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}

if (import.meta.main) {
  const found = breaches('src')
  for (const breach of found) console.error(breach)
  console.log(found.length === 0 ? 'Every import keeps to its rooms.' : `${found.length} breaches.`)
  process.exitCode = found.length === 0 ? 0 : 1
}
