/** The permanent name of an article or a page that gives none: the path of its file within its folder, without extension. */
export function idOfFile(file: string): string {
  return file
    .replace(/^(?:articles|pages)\//, '')
    .replace(/\.[^./]+$/, '')
    .normalize('NFC')
}
