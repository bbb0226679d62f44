import { spawn } from 'node:child_process'

/**
 * `npm run ok`: what can be checked without a site or a browser. Two checks run side by side; what one says is
 * shown when it has ended.
 */
const rows = [['types'], ['lint', 'rooms', 'test:pure']]

const statuses = await Promise.all(
  rows.map(async names => {
    let worst = 0
    for (const name of names) worst = Math.max(worst, await check(name))
    return worst
  }),
)
process.exit(Math.max(...statuses))

/** Runs a script of the project and shows what it says. Gives its status. */
function check(name: string): Promise<number> {
  console.log(`… ${name}`)
  const began = performance.now()
  return new Promise((done, fail) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(data))
    child.on('error', fail)
    child.on('close', status => {
      const isRight = status === 0
      if (!isRight) process.stdout.write(Buffer.concat(said))
      const seconds = Math.round((performance.now() - began) / 1000)
      console.log(`${isRight ? '✓' : '✗'} ${name} (${seconds} s)`)
      done(status ?? 1)
    })
  })
}
