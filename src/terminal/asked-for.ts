import { delimiter } from 'node:path'

/** What a command does only when it is asked to, by a flag or by a variable of the environment. */
type Leave = 'adopt' | 'accept-loss'

/** Whether a command was asked for something: `--adopt`, or `BACKFILE_ADOPT=1` where flags cannot be given. */
export function isAskedFor(
  leave: Leave,
  argv: readonly string[] = process.argv,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const variable = env[variableOf(leave)] ?? ''
  return argv.includes(`--${leave}`) || !['', '0', 'false', 'no'].includes(variable.toLowerCase())
}

/**
 * The values that a flag was given, in `--part DIR`, `--part=DIR` or `--merge DIR DIR`; without the flag, that of its
 * variable of the environment, in which several are divided as in `PATH` (`BACKFILE_MERGE=DIR:DIR`). Undefined without
 * either.
 */
export function valuesAskedFor(
  flag: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): string[] | undefined {
  const values: string[] = []
  let isGiven = false
  let isOpen = false
  for (const word of argv) {
    if (word.startsWith('--')) isOpen = word === `--${flag}`
    else if (isOpen) values.push(word)
    if (word.startsWith(`--${flag}=`)) values.push(word.slice(flag.length + 3))
    isGiven ||= isOpen || word.startsWith(`--${flag}=`)
  }
  if (isGiven) return values
  const variable = env[variableOf(flag)] ?? ''
  return variable === '' ? undefined : variable.split(delimiter)
}

function variableOf(flag: string): string {
  return `BACKFILE_${flag.replaceAll('-', '_').toUpperCase()}`
}
