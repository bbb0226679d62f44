import { stringify } from 'yaml'
import { needed, type Place } from './places.ts'

/*
 * What workflows of GitHub Actions are made of. Actions are pinned by the digests of their commits, and jobs have the fewest
 * permissions that they need.
 */

const actions = {
  checkout: ['actions/checkout', '11d5960a326750d5838078e36cf38b85af677262', 'v4.4.0'],
  node: ['actions/setup-node', '49933ea5288caeca8642d1e84afbd3f7d6820020', 'v4.4.0'],
  restore: ['actions/cache/restore', '0057852bfaa89a56745cba8c7296529d2fc39830', 'v4.3.0'],
  save: ['actions/cache/save', '0057852bfaa89a56745cba8c7296529d2fc39830', 'v4.3.0'],
  upload: ['actions/upload-artifact', 'ea165f8d65b6e75b540449e92b4886f43607fa02', 'v4.6.2'],
  download: ['actions/download-artifact', 'd3f86a106a0bac45b974a628896c90dbdf5c8093', 'v4.3.0'],
  artifact: ['actions/upload-pages-artifact', '56afc609e74202658d3ffba0e8f6dda462b719fa', 'v3.0.1'],
  pages: ['actions/deploy-pages', 'd6db90164ac5ed86f2b6aed7e0febac5b3c0c03e', 'v4.0.5'],
} as const

/** A step of a job. */
export type Step = Record<string, unknown>

/** A step that uses an action. */
export function uses(name: keyof typeof actions, inputs?: Record<string, unknown>): Step {
  const [action, digest] = actions[name]
  return { uses: `${action}@${digest}`, ...(inputs ? { with: inputs } : {}) }
}

/** The secrets and variables of a place, for the step that needs them. */
export function envOf(place: Place): Record<string, string> {
  const { secrets, variables } = needed[place]
  return Object.fromEntries([
    ...secrets.map(name => [name, `\${{ secrets.${name} }}`]),
    ...variables.map(name => [name, `\${{ vars.${name} }}`]),
  ])
}

/** A workflow as the text of its file, with lines about it first. */
export function workflowText(workflow: object, about: readonly string[]): string {
  const text = stringify(workflow, { lineWidth: 0, nullStr: '', aliasDuplicateObjects: false })
  return `${about.map(line => `# ${line}\n`).join('')}${withVersions(text)}`
}

/** Says after each digest which version it is. */
function withVersions(text: string): string {
  return Object.values(actions).reduce(
    (sum, [action, digest, version]) =>
      sum.replaceAll(`${action}@${digest}\n`, `${action}@${digest} # ${version}\n`),
    text,
  )
}
