/** A part of an address as Jekyll makes it of a name: signs that addresses allow stay, others are one hyphen. */
export function jekyllPretty(name: string): string {
  return trimmed(name.replaceAll(/[^\p{L}\p{M}\p{Nd}._~!$&'()+,;=@]+/gu, '-'))
}

/** The same, of letters and digits alone, in lower case. */
export function jekyllSlug(name: string): string {
  return trimmed(name.replaceAll(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')).toLowerCase()
}

/** How the settings of Hugo have the parts of addresses. */
export interface HugoParts {
  /** `disablePathToLower` */
  keepsCase?: boolean
  /** `removePathAccents` */
  plain?: boolean
}

/**
 * A part of an address as Hugo makes it: blanks are one hyphen, unless one stands beside them; what is neither letter,
 * digit nor `._-#+~@` goes.
 */
export function hugoPart(
  name: string,
  { keepsCase = false, plain = false }: HugoParts = {},
): string {
  const bare = plain
    ? name
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .normalize('NFC')
    : name
  const part = bare
    .trim()
    .replaceAll(/[^\p{L}\p{M}\p{Nd}._\-+~@/\s]/gu, '')
    .replaceAll(/\s*-\s+|\s+-/gu, '-')
    .replaceAll(/\s+/gu, '-')
  return keepsCase ? part : part.toLowerCase()
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
export function pelicanSlug(
  title: string,
  { keepsCase = false, unicode = false }: { keepsCase?: boolean; unicode?: boolean } = {},
): string | undefined {
  const cased = keepsCase ? title : title.toLowerCase()
  if (unicode) return hyphened(cased.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, ''))
  const bare = cased
    .replaceAll(/[ßæœøđłı]/g, letter => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\p{M}/gu, '')
  if (/[^\P{L}a-zA-Z]/u.test(bare)) return undefined
  return hyphened(bare.replaceAll(/[^a-zA-Z0-9\s_-]/g, ''))
}

function hyphened(text: string): string | undefined {
  return text.trim().replaceAll(/[-\s]+/g, '-') || undefined
}

/** A part of an address as Eleventy's filters make it. */
export function eleventySlug(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return trimmed(bare.replaceAll(/['’]/g, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-'))
}

function trimmed(text: string): string {
  return text.replaceAll(/^-+|-+$/g, '')
}
