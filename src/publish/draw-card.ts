import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Font } from 'satori'
import type { CardShown } from '../plan/cards.ts'

/** Pixels, as social sites want them. */
const size = { width: 1200, height: 630 }

/** Draws a social card, as PNG. */
export async function drawCard(shown: CardShown): Promise<Uint8Array> {
  const [{ default: satori }, { default: sharp }] = await Promise.all([
    import('satori'),
    import('sharp'),
  ])
  const svg = await satori(card(shown) as never, { ...size, fonts: fonts() })
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32 }).toBuffer()
}

let loaded: Font[] | undefined

function fonts(): Font[] {
  loaded ??= ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'].flatMap(
    part => ([400, 700] as const).map(weight => font(part, weight)),
  )
  return loaded
}

function font(part: string, weight: 400 | 700): Font {
  const url = import.meta.resolve(
    `@fontsource/source-serif-4/files/source-serif-4-${part}-${weight}-normal.woff`,
  )
  const data = readFileSync(fileURLToPath(url))
  return { name: `Source Serif 4 ${part}`, data, weight, style: 'normal' }
}

/** An element as satori takes it. */
function box(style: Record<string, string | number>, ...children: unknown[]): object {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

/** The name above a rule, the headline, and at the foot the section and the date. */
function card({ headline, section, date, name }: CardShown): object {
  const large = headline.length < 60 ? 76 : headline.length < 110 ? 60 : 48
  const shown = { lineHeight: 1.12, fontWeight: 700, fontSize: large, lineClamp: 6 }
  return box(
    {
      ...{ flexDirection: 'column', justifyContent: 'space-between', padding: 64 },
      ...{ boxSizing: 'border-box', width: '100%', height: '100%' },
      ...{ background: '#fdfcf9', color: '#1b1a18', fontSize: 32 },
    },
    box({ borderBottom: '3px solid #1b1a18', paddingBottom: 20, fontWeight: 700 }, name),
    box({ ...shown, display: 'block', wordBreak: 'break-word' }, headline),
    box(
      { justifyContent: 'space-between', color: '#5a554e' },
      box({ color: '#8b1e22', fontWeight: 700 }, section ?? ''),
      box({}, date),
    ),
  )
}
