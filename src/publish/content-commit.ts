import { spawnSync } from 'node:child_process'
import type { Commit } from '../deploy/ledger-head.ts'

/** The commit that a content folder is at; undefined where it is not in git. */
export function commitOf(content: string): Commit | undefined {
  const { stdout } = git(content, ['log', '-1', '--format=%H %ct', '--', '.'])
  const [id = '', time = ''] = stdout.trim().split(' ')
  return /^[0-9a-f]{40,64}$/.test(id) ? { id, time: Number(time) } : undefined
}

/**
 * Whether a commit is an ancestor of another, or has the same content; undefined when git does not know one of them, as in a
 * shallow clone. Such a clone takes its only commit for the last of the content, which may be a later one.
 */
export function isAncestor(content: string, commit: string, other: string): boolean | undefined {
  const { status } = git(content, ['merge-base', '--is-ancestor', commit, other])
  if (status === 0) return true
  if (status !== 1) return undefined
  return git(content, ['diff', '--quiet', commit, other, '--', '.']).status === 0
}

/** Git, without what an environment or a user's settings would make it do otherwise. */
function git(folder: string, words: string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
  return { status, stdout: stdout ?? '' }
}
