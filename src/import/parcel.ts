/**
 * What comes of a parcel of work, part by part. Where it fails as a whole, its parts are done one by one, so that only
 * the one that brings its worker down gives a reason instead.
 */
export async function resultsOf<Part, Result>(
  parts: readonly Part[],
  work: (parts: readonly Part[]) => Promise<Result[]>,
): Promise<(Result | { reason: string })[]> {
  try {
    return parts.length === 0 ? [] : await work(parts)
  } catch (error) {
    if (parts.length === 1)
      return [{ reason: `its text cannot be read: ${(error as Error).message.split('\n')[0]}` }]
  }
  const results: (Result | { reason: string })[] = []
  for (const part of parts) results.push(...(await resultsOf([part], work)))
  return results
}
