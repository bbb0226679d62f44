import { keptOrMade } from '../intake/kept-files.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import type { CardShown } from '../plan/cards.ts'
import { drawCard } from './draw-card.ts'

/**
 * A social card as PNG, made once for what it shows. Its letters are drawn as outlines of a font that comes
 * with the project, so that it is the same on every machine.
 */
export function cardBytes({ cache }: { cache: string }, shown: CardShown): Promise<Uint8Array> {
  return keptOrMade(cache, cardIdentity(shown), () => drawCard(shown))
}

/** What a card is kept under. */
export function cardIdentity(shown: CardShown): string {
  drawing ??= moduleDigest(['src/publish/draw-card.ts'])
  return JSON.stringify([drawing, shown])
}

/** A digest of what draws them. */
let drawing: string | undefined
