import { error, leak, warning } from './explanation.ts'

/** Mistakes in the files of the content folder and their names. */
export const fileProblems = {
  'file-unreadable': error(
    (p: { reason: string }) => `This file cannot be read: ${p.reason}. Check its permissions.`,
  ),
  'file-vanished': error(
    () => 'This file was there when the scan began and is gone now. Run the build again.',
  ),
  'file-too-large': error(
    (p: { bytes: number; limit: number }) =>
      `This file has ${p.bytes} bytes; an article may have ${p.limit}. Split it, or move its data to a file that it links to.`,
  ),
  'file-not-text': error(
    () => 'This file is not UTF-8 text. Save it again with the encoding UTF-8.',
  ),
  'link-outside': error(
    (p: { target: string }) =>
      `This symbolic link leads out of the content folder, to ${p.target}. Copy the file into the folder instead.`,
  ),
  'link-repeated': warning(
    (p: { target: string }) =>
      `This symbolic link leads to ${p.target}/, which is read already, so it is not followed. Remove the link, or copy the files.`,
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
      `Only ${p.left} of ${p.published} published articles are left, so this build would remove most of the site. Restore the others; if they are to go, add “--accept-loss”.`,
  ),
  'settings-misnamed': error(
    (p: { name: string }) =>
      `This file is not read: its name must be ${p.name}. Rename it, or delete it.`,
  ),
  'file-ignored': warning(
    (p: { what: string; count: number; hint: string }) =>
      `${p.count === 1 ? `This ${p.what} is` : `This and ${p.count - 1} more of its kind (${p.what}) are`} not read. ${p.hint} A name that begins with “_” is passed over without a warning.`,
  ),
  'public-file-taken': error(
    (p: { address: string; owner: string }) =>
      `This file has the address ${p.address}, which belongs to ${p.owner}. Rename it.`,
  ),
  'public-file-place': leak(
    () =>
      'This picture says where it was taken, and files of public/ are published as they are. Move it to content/media/, whose pictures are published without that, or remove its location with a picture editor.',
  ),
  'name-not-portable': warning(
    (p: { name: string; reason: string }) =>
      `The name “${p.name}” ${p.reason}: Windows cannot hold it, so that nobody there can copy this content. Rename it.`,
  ),
  'name-alike': warning(
    (p: { other: string }) =>
      `This name and ${p.other} are one and the same on Windows and macOS, where one replaces the other. Rename one of the two.`,
  ),
} as const
