/** What is made once, when it is first asked for: most sites never ask. */
export function onDemand<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
