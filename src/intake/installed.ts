/** A package as `package-lock.json` names it (version 3 of the format: docs.npmjs.com/cli/configuring-npm/package-lock-json). */
interface LockedPackage {
  version?: string
  integrity?: string
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** What of a lockfile counts here. */
interface Lockfile {
  lockfileVersion: number
  packages: Record<string, LockedPackage>
}

/** The packages of a text in the form of `package-lock.json`; undefined when it has another form. */
export function lockedIn(text: string): Lockfile['packages'] | undefined {
  try {
    const { lockfileVersion, packages } = JSON.parse(text) as Partial<Lockfile>
    return lockfileVersion !== undefined && lockfileVersion >= 2 ? packages : undefined
  } catch {
    return undefined
  }
}

/**
 * All packages that some need, those included that only their needs name: place, version and digest of each, sorted.
 * A need that is not installed, such as one for another platform, says so by its name alone.
 */
export function installedFor(
  names: readonly string[],
  locked: Readonly<Record<string, LockedPackage>>,
): string[] {
  const found = new Set<string>()
  const missing = new Set<string>()
  const left = names.map(name => ({ name, from: '' }))
  for (let need = left.pop(); need; need = left.pop()) {
    const place = placeOf(need.name, need.from, locked)
    if (place === undefined) missing.add(need.name)
    if (place === undefined || found.has(place)) continue
    found.add(place)
    const { dependencies, optionalDependencies, peerDependencies } = locked[place] ?? {}
    const needs = { ...dependencies, ...optionalDependencies, ...peerDependencies }
    for (const name of Object.keys(needs)) left.push({ name, from: place })
  }
  const told = [...found].map(place => {
    const { version = '', integrity = '', resolved = '' } = locked[place] ?? {}
    return `${place} ${version} ${integrity || resolved}`
  })
  return [...told, ...missing].sort()
}

/** Where Node finds a package that another needs: in the folders of that one and of those around it. */
function placeOf(
  name: string,
  from: string,
  locked: Readonly<Record<string, LockedPackage>>,
): string | undefined {
  for (
    let around = from;
    ;
    around = around.slice(0, Math.max(0, around.lastIndexOf('node_modules/') - 1))
  ) {
    const place = `${around === '' ? '' : `${around}/`}node_modules/${name}`
    if (locked[place]) return place
    if (around === '') return undefined
  }
}
