import { didYouMean, error, warning } from './explanation.ts'

/** Mistakes in what is withdrawn: in `withdrawn:` of an article, and in gone.yaml. */
export const withdrawalProblems = {
  'withdrawn-by': error((p: { id: string; is?: 'withdrawn' | 'held back'; nearest?: string }) =>
    p.is
      ? `“by” names “${p.id}”, which is ${p.is === 'withdrawn' ? 'itself withdrawn' : 'a draft or under embargo'}, so readers would find nothing. Name a published article, or remove “by”.`
      : `“by” names “${p.id}”, but no article has that id.${didYouMean(p.nearest)} An id is the file’s path below articles/ without its extension.`,
  ),
  'withdrawn-future': error(
    (p: { text: string }) =>
      `The date of this withdrawal, ${p.text}, is in the future, but the next build withdraws it at once. Write the day on which it was withdrawn, or leave the withdrawal out until then.`,
  ),
  'withdrawn-kept': error(
    (p: { reason: string }) =>
      `“keep: true” leaves the text to readers, which only “reason: retracted” allows; this reason is “${p.reason}”. Remove “keep”, or correct the reason.`,
  ),
  'withdrawn-until': warning(
    (p: { text: string }) =>
      `The review of this withdrawal was due on ${p.text}. Decide whether it stays withdrawn, then give “until” a later day, or remove it.`,
  ),
  'gone-live': error(
    (p: { address: string; other: string }) =>
      `The address ${p.address} belongs to ${p.other}, so it is not gone. Remove this entry. To withdraw an article and keep its file, write “withdrawn” in its frontmatter.`,
  ),
  'gone-reserved': error(
    (p: { address: string; owner: string }) =>
      `The address ${p.address} belongs to ${p.owner}, which the site writes itself. Remove this entry.`,
  ),
  'gone-twice': error(
    (p: { address: string; other: string }) =>
      `The address ${p.address} is withdrawn twice: here and in ${p.other}. Keep one of the two.`,
  ),
} as const
