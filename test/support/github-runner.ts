import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
// biome-ignore lint/correctness/noUndeclaredDependencies: @actions/languageservice, which is declared, brings it.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'

/*
 * Runs jobs of a workflow of GitHub Actions on this machine: each in a folder of its own, with the environment that its steps
 * say and nothing of ours. Expressions are evaluated by GitHub’s own package. Commands of steps are run by bash as they are
 * written. What stands in for GitHub: checkouts and artifacts are copies, `npm ci` links the packages that are here, `gh` answers
 * from a file and notes what it is told, and `npx` copies what a host’s program would publish.
 */

/** What GitHub knows. */
export interface Github {
  /** A bare repository with `main`, and with the commits of pull requests. */
  origin: string
  /** What a workflow may refer to: `github`, `vars`, `secrets`. */
  context: Record<string, unknown>
  /** What the API says of pull requests. */
  pulls: readonly unknown[]
}

/** A run of a workflow. */
export interface Run {
  /** Runs a job, and says what it said. */
  job: (name: string) => Promise<{ ok: boolean; said: string; workspace: string }>
  /** Of the jobs before: `needs.find.outputs.number`. */
  needs: Record<string, { result: string; outputs: Record<string, string> }>
  /** Every variable of every command that ran, by the job. */
  environments: Record<string, Record<string, string>[]>
  /** The folder of the artifact. */
  artifact: string
  /** What `gh` and `npx` were told, a line each. */
  log: () => Promise<string[]>
}

interface Step {
  id?: string
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, unknown>
}

interface Job {
  if?: string
  outputs?: Record<string, string>
  env?: Record<string, unknown>
  steps: Step[]
}

/** Begins a run of the workflow in a text. */
export async function runOf(text: string, { origin, context, pulls }: Github): Promise<Run> {
  const root = await mkdtemp(join(tmpdir(), 'backfile-run-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const { jobs } = parse(text) as { jobs: Record<string, Job> }
  const bin = await standIns(root, pulls)
  const log = join(root, 'log')
  await writeFile(log, '')
  const run: Run = {
    ...{ needs: {}, environments: {}, artifact: join(root, 'artifact'), job },
    log: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
  }
  return run

  async function job(name: string): ReturnType<Run['job']> {
    const { steps, if: condition, outputs = {}, env } = jobs[name] as Job
    const workspace = join(root, name, 'work')
    await mkdir(workspace, { recursive: true })
    const contexts: Record<string, unknown> = { ...context, needs: run.needs, steps: {} }
    if (condition !== undefined && ['', 'false', '0'].includes(evaluated(condition, contexts))) {
      run.needs[name] = { result: 'skipped', outputs: {} }
      return { ok: true, said: 'skipped', workspace }
    }
    let said = ''
    let ok = true
    run.environments[name] = []
    for (const step of steps) {
      const variables = filledIn({ ...env, ...step.env }, contexts)
      const [written, values] = await (step.run === undefined
        ? acted(step, workspace)
        : commanded(step.run, { workspace, variables, name }))
      said += written
      if (step.id) Object.assign(contexts.steps as object, { [step.id]: { outputs: values } })
      ok = values !== undefined
      if (!ok) break
    }
    const made = ok ? filledIn(outputs, contexts) : {}
    run.needs[name] = { result: ok ? 'success' : 'failure', outputs: made }
    return { ok, said, workspace }
  }

  type Ended = [said: string, outputs: Record<string, string> | undefined]

  async function commanded(
    command: string,
    {
      workspace,
      variables,
      name,
    }: Record<'workspace' | 'name', string> & {
      variables: Record<string, string>
    },
  ): Promise<Ended> {
    const output = join(root, name, 'output')
    await writeFile(output, '')
    const own = { ...variables, GITHUB_OUTPUT: output, GITHUB_REPOSITORY: 'tern/news' }
    run.environments[name]?.push(own)
    const env = {
      PATH: [bin, resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
      ...{ HOME: join(root, name), GITHUB_ACTIONS: 'true', CI: 'true', LOG: log, ...own },
    }
    const ran = await finished('bash', ['-e', '-c', command], workspace, env)
    const lines = (await readFile(output, 'utf8')).split('\n').filter(Boolean)
    const values = lines.map(line => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1),
    ])
    return [ran.said, ran.status === 0 ? Object.fromEntries(values) : undefined]
  }

  async function acted({ uses = '', with: inputs = {} }: Step, workspace: string): Promise<Ended> {
    const place = join(workspace, String(inputs.path ?? ''))
    const name = /^actions\/([\w/-]+)@/.exec(uses)?.[1]
    if (name === 'checkout') {
      const words = [
        'clone',
        '--quiet',
        '--depth=1',
        '--branch=main',
        `file://${origin}`,
        workspace,
      ]
      const { status, said } = await finished('git', words, root, { PATH: process.env.PATH ?? '' })
      return [said, status === 0 ? {} : undefined]
    }
    // It follows links.
    if (name === 'upload-artifact')
      await cp(place, run.artifact, { recursive: true, dereference: true })
    else if (name === 'download-artifact') {
      await cp(run.artifact, place, { recursive: true, verbatimSymlinks: true })
    } else if (name !== 'setup-node') throw new Error(`no stand-in for ${uses}`)
    return ['', {}]
  }
}

/** Runs a program to its end, with this environment and no other. */
function finished(
  program: string,
  words: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<{ status: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', some => {
        said += some
      })
    }
    child.on('error', fail)
    child.on('close', status => done({ status, said }))
  })
}

async function standIns(root: string, pulls: readonly unknown[]): Promise<string> {
  const bin = join(root, 'bin')
  await mkdir(bin)
  const answer = join(root, 'pulls.json')
  await writeFile(answer, JSON.stringify(pulls))
  const npm = (await finished('which', ['npm'], root, { PATH: process.env.PATH ?? '' })).said.trim()
  const programs = {
    npm: `[ "$1" = ci ] || exec ${npm} "$@"\necho "npm $*" >> "$LOG"\nln -s ${resolve('node_modules')} node_modules`,
    npx: `echo "npx $*" >> "$LOG"\nfind dist-preview -type f >> "$LOG"`,
    gh: `echo "gh $*" >> "$LOG"\nwhile [ $# -gt 0 ]; do if [ "$1" = --jq ]; then exec jq -r "$2" ${answer}; fi; shift; done`,
  }
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/bash\n${text}\n`)
    await chmod(join(bin, name), 0o755)
  }
  return bin
}

/** Texts with their expressions evaluated. */
function filledIn(
  texts: Record<string, unknown>,
  contexts: Record<string, unknown>,
): Record<string, string> {
  const filled = Object.entries(texts).map(([name, text]) => [
    name,
    String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => evaluated(inner, contexts)),
  ])
  return Object.fromEntries(filled)
}

/** What GitHub makes of an expression, as text. */
function evaluated(expression: string, contexts: Record<string, unknown>): string {
  const { tokens } = new Lexer(expression.replace('always() && ', '')).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse()
  return new Evaluator(parsed, dataOf(contexts) as data.Dictionary).evaluate().coerceString()
}

function dataOf(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver)
}
