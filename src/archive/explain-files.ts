import { error, leak, warning } from './explanation.ts'
import { goneFile, redirectsFile } from './settings-files.ts'

/** Mistakes in the files of the content folder and their names. */
export const fileProblems = {
  'file-unreadable': error(
    (p: { reason: string }) => `This file cannot be read: ${p.reason}. Check its permissions.`,
  ),
  'file-vanished': error(
    () => 'This file disappeared while the content was being read. Run the build again.',
  ),
  'file-too-large': error(
    (p: { bytes: number; limit: number }) =>
      `This file is ${p.bytes} bytes long; the limit for an article is ${p.limit}. Split it, or move its data to a file that it links to.`,
  ),
  'merge-conflict': error((p: { file: string }) => {
    const marks = 'This file has the marks of a git conflict (<<<<<<<, =======, >>>>>>>).'
    return [redirectsFile, goneFile].includes(p.file)
      ? `${marks} Run “npm run keep -- --mend” to keep the entries of both sides, or choose between them and remove the marks.`
      : `${marks} Choose what is right of the two sides, and remove the marks.`
  }),
  'file-not-text': error(() => 'This file is not UTF-8 text. Save it again as UTF-8.'),
  'link-outside': error(
    (p: { target: string }) =>
      `This symbolic link points outside the content folder, to ${p.target}. Copy the file into the folder instead.`,
  ),
  'link-repeated': warning(
    (p: { target: string }) =>
      `This symbolic link points to ${p.target}/, which is already read, so it is not followed. Remove the link, or copy the files.`,
  ),
  'content-missing': error(
    () =>
      'This folder does not exist. Create it with a folder articles/ in it, or point BACKFILE_CONTENT at the folder that has one.',
  ),
  'articles-missing': error(
    () =>
      'The content folder has no folder articles/. Create it, or point BACKFILE_CONTENT at the folder that has one. To publish a site without articles, add “--accept-loss”.',
  ),
  'articles-lost': error(
    (p: { published: number; left: number }) =>
      `Only ${p.left} of ${p.published} published articles are left, so this build would remove most of the site. Restore the others; if they are meant to go, add “--accept-loss”.`,
  ),
  'settings-misnamed': error(
    (p: { name: string }) =>
      `This file is not read: its name must be ${p.name}. Rename it, or delete it.`,
  ),
  'file-ignored': warning(
    (p: { what: string; count: number; hint: string }) =>
      `This ${p.what} ${p.count === 1 ? 'is' : `and ${p.count - 1} more like it are`} not read. ${p.hint} To silence this warning, begin the name with “_”.`,
  ),
  'public-file-taken': error(
    (p: { address: string; owner: string }) =>
      `This file has the address ${p.address}, which belongs to ${p.owner}. Rename it.`,
  ),
  'public-file-place': leak(
    () =>
      'This picture records where it was taken, and files in public/ are published unchanged. Move it to content/media/, whose pictures are published without their location, or remove its location with a picture editor.',
  ),
  'name-not-portable': warning(
    (p: { name: string; reason: string }) =>
      `The name “${p.name}” ${p.reason}, so this content cannot be copied to Windows. Rename it.`,
  ),
  'name-alike': warning(
    (p: { other: string }) =>
      `Windows and macOS treat this name and ${p.other} as the same, so one file would replace the other. Rename one of them.`,
  ),
} as const
