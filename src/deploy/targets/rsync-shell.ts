import { connect } from 'node:net'

/* What rsync starts in the place of `ssh`: `rsync-shell SOCKET HOST COMMAND …`, see rsync-relay.ts. */

const [socket = '', , ...command] = process.argv.slice(2)
const link = connect({ path: socket, allowHalfOpen: true })
link.write(`${JSON.stringify(command.join(' '))}\n`)
process.stdin.pipe(link)
link.pipe(process.stdout)
link.on('end', () => process.stdout.write('', () => process.exit()))
link.on('error', () => process.exit(255))
link.on('close', () => process.exit(255))
