import type { HostAddress } from '../../archive/target-address.ts'
import type { Commit } from '../ledger-head.ts'

/** The program of a host, and how it is asked to publish a folder. */
export interface HostProgram {
  /** What people read of the place. */
  name: string
  /** As it is typed. */
  program: string
  /** The package that has it, in the version that was read about last. */
  package: string
  version: string
  /** The oldest major version whose words were tried. */
  least: number
  words: readonly string[]
  /** Variables of the environment that hold secrets: what they hold is never printed. */
  secrets: readonly string[]
}

/** The program that publishes a folder at a host. */
export function hostProgram(
  address: HostAddress,
  folder: string,
  commit: Commit | undefined,
): HostProgram {
  if (address.kind === 'netlify') {
    return {
      ...{ name: `netlify://${address.site}`, program: 'netlify' },
      ...{ package: 'netlify-cli', version: '27.10.2', least: 26 },
      secrets: ['NETLIFY_AUTH_TOKEN'],
      words: ['deploy', '--prod', '--no-build', '--dir', folder, '--site', address.site],
    }
  }
  const { project, branch } = address
  const ofCommit = commit ? ['--commit-hash', commit.id] : []
  return {
    ...{ name: `cloudflare-pages://${project}`, program: 'wrangler' },
    ...{ package: 'wrangler', version: '4.164.0', least: 4 },
    secrets: ['CLOUDFLARE_API_TOKEN'],
    words: [
      ...['pages', 'deploy', folder, '--project-name', project, '--branch', branch],
      ...[...ofCommit, '--commit-dirty=true'],
    ],
  }
}
