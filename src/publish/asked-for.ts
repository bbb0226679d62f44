/** What a command does only when it is asked to, by a flag or by a variable of the environment. */
type Leave = 'adopt' | 'accept-loss'

/** Whether a command was asked for something: `--adopt`, or `BACKFILE_ADOPT=1` where flags cannot be given. */
export function isAskedFor(
  leave: Leave,
  argv: readonly string[] = process.argv,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const variable = env[`BACKFILE_${leave.replaceAll('-', '_').toUpperCase()}`] ?? ''
  return argv.includes(`--${leave}`) || !['', '0', 'false', 'no'].includes(variable.toLowerCase())
}
