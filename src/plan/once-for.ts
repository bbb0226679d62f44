/**
 * A function that makes something of a thing once, and gives the same again in the same context (an archive, a
 * site), as long as that lives.
 */
export function onceFor<Thing extends object, Context extends object, Made>(
  make: (thing: Thing, context: Context) => Made,
): (thing: Thing, context: Context) => Made {
  const everywhere = new WeakMap<Context, Map<Thing, Made>>()
  let here = new Map<Thing, Made>()
  let at: Context | undefined
  return (thing, context) => {
    if (context !== at) {
      here = everywhere.get(context) ?? new Map()
      everywhere.set(context, here)
      at = context
    }
    const found = here.get(thing)
    if (found !== undefined) return found
    const made = make(thing, context)
    here.set(thing, made)
    return made
  }
}
