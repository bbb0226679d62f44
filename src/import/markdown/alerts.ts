const alert = /^((?:[ \t]{0,3}>)+)[ \t]*\[!(\w+)\][+-]?[ \t]*([^\n]*)$/gm

/** A text whose alerts (`> [!NOTE]`) are quotations that begin with their word, or with the title that stands behind it. */
export function readAlerts(text: string): string {
  return text.replaceAll(alert, (_, signs: string, kind: string, title: string) => {
    const word = kind[0]?.toUpperCase() + kind.slice(1).toLowerCase()
    return `${signs} **${title.trim() || word}**\n${signs}`
  })
}
