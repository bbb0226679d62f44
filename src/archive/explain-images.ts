import { didYouMean, error, warning } from './explanation.ts'

/** Mistakes in images and their alternative texts. */
export const imageProblems = {
  'image-missing': error(
    (p: { src: string; nearest?: string }) =>
      `The image “${p.src}” was not found.${didYouMean(p.nearest)} Put it in content/media/ or beside the article.`,
  ),
  'image-unreadable': error(
    (p: { src: string; reason: string }) =>
      `The image “${p.src}” cannot be read: ${p.reason}. Use JPEG, PNG, WebP, AVIF, GIF or SVG.`,
  ),
  'image-name-taken': error(
    (p: { src: string; other: string }) =>
      `The image “${p.src}” has the same name as a published size of “${p.other}”. Rename it.`,
  ),
  'image-remote': warning(
    (p: { src: string }) =>
      `The image “${p.src}” is loaded from another site: it can vanish, and its owner sees who reads this article. Put a copy in content/media/.`,
  ),
  'alt-missing': error(
    (p: { src: string }) =>
      `The image “${p.src}” has no “alt”. Say in a few words what it shows, for readers who cannot see it.`,
  ),
  'alt-missing-in-text': warning(
    (p: { src: string }) =>
      `The image “${p.src}” has no alternative text. Write it between the brackets: ![what it shows](…).`,
  ),
} as const
