// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu

/**
 * Without the characters that a page may not hold (HTML, 13.2.3.5: controls, halves of pairs) nor a feed (XML 1.0,
 * section 2.2).
 */
export function legal(text: string): string {
  return text.replaceAll(illegal, '')
}
