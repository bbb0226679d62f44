import type { HostAddress } from '../../archive/target-address.ts'
import type { Commit } from '../ledger-head.ts'

/** The program of a host. */
interface Program {
  /** As it is typed. */
  program: string
  /** The package that has it, in the version that was read about last. */
  package: string
  /** The oldest major version whose words were tried. */
  least: number
  /** Variables of the environment that hold secrets: what they hold is never printed. */
  secrets: readonly string[]
}

/** The programs of hosts that take whole sites. Workflows and documents name the same versions. */
export const programs: Readonly<Record<HostAddress['kind'], Program>> = {
  'cloudflare-pages': {
    ...{ program: 'wrangler', package: 'wrangler@4.164.0', least: 4 },
    secrets: ['CLOUDFLARE_API_TOKEN'],
  },
  netlify: {
    ...{ program: 'netlify', package: 'netlify-cli@27.10.2', least: 26 },
    secrets: ['NETLIFY_AUTH_TOKEN'],
  },
}

/** The program of a host, and the words by which it publishes a folder. */
export interface HostProgram extends Program {
  /** What people read of the place. */
  name: string
  words: readonly string[]
}

/** The program that publishes a folder at a host. */
export function hostProgram(
  address: HostAddress,
  folder: string,
  commit: Commit | undefined,
): HostProgram {
  const program = programs[address.kind]
  if (address.kind === 'netlify') {
    const { site } = address
    const words = ['deploy', '--prod', '--no-build', '--dir', folder, '--site', site]
    return { ...program, name: `netlify://${site}`, words }
  }
  const { project, branch } = address
  const ofCommit = commit ? ['--commit-hash', commit.id] : []
  return {
    ...{ ...program, name: `cloudflare-pages://${project}` },
    words: [
      ...['pages', 'deploy', folder, '--project-name', project, '--branch', branch],
      ...[...ofCommit, '--commit-dirty=true'],
    ],
  }
}

/** The command that installs the program of a host. */
export function installing({ package: name }: Pick<Program, 'package'>): string {
  return `npm install --global ${name}`
}
