/** A function that makes something of a thing once, and gives the same again as long as the thing lives. */
export function onceFor<Thing extends object, Context, Made>(
  make: (thing: Thing, context: Context) => Made,
): (thing: Thing, context: Context) => Made {
  const known = new WeakMap<Thing, Made>()
  return (thing, context) => {
    const found = known.get(thing)
    if (found !== undefined) return found
    const made = make(thing, context)
    known.set(thing, made)
    return made
  }
}
