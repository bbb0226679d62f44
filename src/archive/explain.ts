import { addressProblems } from './explain-addresses.ts'
import { fileProblems } from './explain-files.ts'
import { frontmatterProblems } from './explain-frontmatter.ts'
import { hostProblems } from './explain-hosts.ts'
import { imageProblems } from './explain-images.ts'
import { linkProblems } from './explain-links.ts'
import { namingProblems } from './explain-naming.ts'
import { sizeProblems } from './explain-size.ts'
import { textProblems } from './explain-text.ts'
import { withdrawalProblems } from './explain-withdrawals.ts'

/**
 * Every mistake that content can hold, by code. Each has a section of the same name in docs/problems.md and a specimen
 * in test/problems; a test holds the three together.
 */
export const explanations = {
  ...fileProblems,
  ...frontmatterProblems,
  ...namingProblems,
  ...addressProblems,
  ...hostProblems,
  ...sizeProblems,
  ...textProblems,
  ...linkProblems,
  ...imageProblems,
  ...withdrawalProblems,
} as const
