import sharp, { type Exif } from 'sharp'
import { describe, expect, it } from 'vitest'
import { creditIn } from './credit.ts'

const grey = () => sharp({ create: { width: 6, height: 4, channels: 3, background: '#888' } })

/** XMP with elements of Dublin Core and of Photoshop. */
const xmp = (elements: string) => `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const creator = '<dc:creator><rdf:Seq><rdf:li>Oona Pell</rdf:li></rdf:Seq></dc:creator>'
const line = '<photoshop:Credit>Oona Pell /  Søby\n Press</photoshop:Credit>'

const withXmp = (elements: string) => grey().withXmp(xmp(elements)).jpeg().toBuffer()
const withExif = (tags: Exif['IFD0']) =>
  grey()
    .withExif({ IFD0: tags ?? {} })
    .jpeg()
    .toBuffer()

describe('creditIn()', () => {
  it('gives the line that is there to be shown, on one line', async () => {
    expect(await creditIn(await withXmp(creator + line))).toBe('Oona Pell / Søby Press')
  })

  it('gives who made the picture when there is no such line', async () => {
    expect(await creditIn(await withXmp(creator))).toBe('Oona Pell')
    expect(await creditIn(await withExif({ Artist: 'Ed Rix', Copyright: 'The Gull' }))).toBe(
      'Ed Rix',
    )
  })

  it('gives who holds the rights when nobody is said to have made it', async () => {
    expect(await creditIn(await withExif({ Copyright: 'The Gull' }))).toBe('The Gull')
  })

  it.each(['avif', 'webp', 'png'] as const)('reads %s', async format => {
    const bytes = await grey()
      .withExif({ IFD0: { Artist: 'Ed Rix' } })
      [format]()
      .toBuffer()
    expect(await creditIn(bytes)).toBe('Ed Rix')
  })

  it('gives nothing of a picture that says nothing, too much, or what cannot be read', async () => {
    expect(await creditIn(await grey().jpeg().toBuffer())).toBeUndefined()
    expect(await creditIn(await withExif({ Copyright: 'x'.repeat(300) }))).toBeUndefined()
    expect(await creditIn(await withXmp('<dc:creator>'))).toBeUndefined()
    expect(await creditIn(Buffer.from('no picture'))).toBeUndefined()
  })
})
