/** Whether a text is a complete http or https address (WHATWG URL) without a password in it. */
export function webAddress(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.password === ''
  )
}
