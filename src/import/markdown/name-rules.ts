/** A part of an address as Jekyll makes it of a name: signs that addresses allow stay, others are one hyphen. */
export function jekyllPretty(name: string): string {
  return trimmed(name.replaceAll(/[^\p{L}\p{M}\p{Nd}._~!$&'()+,;=@]+/gu, '-'))
}

/** The same, of letters and digits alone, in lower case. */
export function jekyllSlug(name: string): string {
  return trimmed(name.replaceAll(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')).toLowerCase()
}

/** A part of an address as Hugo makes it: blanks are hyphens, what is neither letter, digit nor `._-#+~@` goes. */
export function hugoPart(name: string): string {
  return name
    .trim()
    .replaceAll(/\s+/g, '-')
    .replaceAll(/[^\p{L}\p{M}\p{N}._\-+~@/]/gu, '')
    .replaceAll(/-{2,}/g, '-')
    .toLowerCase()
}

/** Letters that Pelican writes as others when it leaves their accents out. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
}

/**
 * A part of an address as Pelican makes it of a title: without accents, in lower case, blanks as hyphens. Undefined
 * when it has letters of a script that Pelican would transcribe.
 */
export function pelicanSlug(title: string): string | undefined {
  const bare = title
    .toLowerCase()
    .replaceAll(/[ßæœøđłı]/g, letter => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\p{M}/gu, '')
  if (/[^\P{L}a-z]/u.test(bare)) return undefined
  const slug = bare
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .trim()
    .replaceAll(/[-\s]+/g, '-')
  return slug === '' ? undefined : slug
}

/** A part of an address as Eleventy's filters make it. */
export function eleventySlug(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return trimmed(bare.replaceAll(/['’]/g, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-'))
}

function trimmed(text: string): string {
  return text.replaceAll(/^-+|-+$/g, '')
}
