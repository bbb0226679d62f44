/**
 * A function that keeps what it makes of each text. When it has kept `most`, it forgets all of them, so that its memory is
 * bounded.
 */
export function remembered<Made>(
  make: (text: string) => Made,
  most = 20_000,
): (text: string) => Made {
  const kept = new Map<string, Made>()
  return text => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= most) kept.clear()
    const made = make(text)
    kept.set(text, made)
    return made
  }
}
