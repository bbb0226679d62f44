/**
 * The file by which an output folder says that Backfile publishes into it. Its text is always the same; the time at
 * which it was put there says with which ledger the folder was published last.
 */
export const mark = {
  file: '.published-by-backfile',
  text: 'Backfile publishes a site into this folder. It removes from it only what it put there.\n',
} as const
