import { spawnSync } from 'node:child_process'
import type { Commit } from '../deploy/ledger-head.ts'

/** The commit that a content folder is at; undefined where it is not in git. */
export function commitOf(content: string): Commit | undefined {
  const { stdout } = git(content, ['log', '-1', '--format=%H %ct', '--', '.'])
  const [id = '', time = ''] = stdout.trim().split(' ')
  return /^[0-9a-f]{40,64}$/.test(id) ? { id, time: Number(time) } : undefined
}

/** Whether a commit is an ancestor of another; undefined when git does not know one of them, as in a shallow clone. */
export function isAncestor(content: string, commit: string, other: string): boolean | undefined {
  const { status } = git(content, ['merge-base', '--is-ancestor', commit, other])
  return status === 0 ? true : status === 1 ? false : undefined
}

/** Git, without what an environment or a user's settings would make it do otherwise. */
function git(folder: string, words: string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
  return { status, stdout: stdout ?? '' }
}
