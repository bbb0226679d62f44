/** What a dictionary holds under a name that somebody wrote, which may be “constructor”. */
export function ownEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined
}
