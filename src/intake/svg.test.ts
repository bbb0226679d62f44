import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { safeSvg, svgSize } from './svg.ts'

const svg = (inner: string, attributes = 'viewBox="0 0 40 30"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

/** The pixels of an image, as a strict reader of XML draws it. */
const drawn = (source: string) => sharp(Buffer.from(source)).resize(80, 60).raw().toBuffer()

const drawing = svg(`
  <title>Tide &amp; time</title><desc>Of the harbour</desc>
  <defs>
    <linearGradient id="g" x1="0" x2="1" gradientUnits="objectBoundingBox">
      <stop offset="0%" stop-color="#036"/><stop offset="100%" stop-color="rgb(255,0,0)"/>
    </linearGradient>
    <clipPath id="c"><circle cx="20" cy="15" r="12"/></clipPath>
    <path id="p" d="M0 0 L10 10"/>
    <filter id="f"><feGaussianBlur stdDeviation="1"/></filter>
  </defs>
  <g clip-path="url(#c)" transform="translate(1 1)"><rect width="40" height="30" fill="url(#g)"/></g>
  <use xlink:href="#p" stroke="black" stroke-width="2"/><use href="#p" x="5" stroke="#0a0"/>
  <ellipse cx="30" cy="20" rx="4" ry="2" filter="url(#f)" opacity=".5"/>
  <text x="2" y="28" font-size="6" text-anchor="start" xml:space="preserve">مد &lt; جزر</text>
  <polyline points="0,0 5,5 10,0" fill="none" stroke="navy" stroke-dasharray="2 1"/>`)

describe('safeSvg()', () => {
  it('leaves a normal drawing as it looks', async () => {
    expect(await drawn(safeSvg(drawing))).toEqual(await drawn(drawing))
  })

  it('keeps names in the case that SVG needs', () => {
    const safe = safeSvg(drawing)
    for (const name of [
      'viewBox=',
      '<linearGradient',
      'gradientUnits=',
      '<clipPath',
      'stdDeviation=',
    ]) {
      expect(safe).toContain(name)
    }
    expect(safe).toContain('<title>Tide &#x26; time</title>')
    expect(safe).toContain('مد &#x3C; جزر')
  })

  it('changes nothing that is safe already', () => {
    expect(safeSvg(safeSvg(drawing))).toBe(safeSvg(drawing))
  })

  it('forgives what programs write in front', async () => {
    const before =
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [\n<!ENTITY ns "http://x.example/">\n]>\n'
    expect(await drawn(safeSvg(before + drawing))).toEqual(await drawn(drawing))
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of SVG in CDATA', '<script type="a/b"><![CDATA[alert(1)]]></script>'],
    ['an event', '<rect width="9" height="9" onclick="alert(1)" ONLOAD="alert(1)"/>'],
    ['an event of the root', '</svg><svg onload="alert(1)">'],
    [
      'a page within',
      '<foreignObject><body onload="alert(1)"><iframe src="/"/></body></foreignObject>',
    ],
    ['a link that runs', '<a xlink:href="javascript:alert(1)"><text>alert(1)</text></a>'],
    [
      'an animation that sets an address',
      '<animate attributeName="href" to="javascript:alert(1)"/>',
    ],
    ['a setting', '<set attributeName="onload" to="alert(1)"/>'],
    ['a style', '<style>@import "https://x.example/alert(1)"; * {fill: url(//x.example)}</style>'],
    ['a style in an attribute', '<rect style="background:url(https://x.example/alert(1))"/>'],
    ['another drawing', '<use href="https://x.example/alert(1).svg#a"/>'],
    ['another drawing, the old way', '<use xlink:href="//x.example/alert(1).svg#a"/>'],
    ['data in a reference', '<use href="data:image/svg+xml,alert(1)"/>'],
    ['an image', '<image href="https://x.example/alert(1).png"/>'],
    ['an image in a filter', '<filter><feImage href="https://x.example/alert(1)"/></filter>'],
    ['paint from elsewhere', '<rect fill="url(https://x.example/alert(1)#a)"/>'],
    ['paint from elsewhere, hidden', '<rect fill="url( &#34;//x.example/alert(1)#a&#34;)"/>'],
    ['a handler', '<handler type="x">alert(1)</handler>'],
  ])('takes away %s', (_, harm) => {
    const safe = safeSvg(svg(`${harm}<circle r="1"/>`))
    expect(safe).not.toMatch(/alert|x\.example|javascript|<(script|style|a|image|iframe|set)\b/i)
    expect(safe).not.toMatch(/\son\w+=/i)
  })

  it('keeps what stands after something that was taken away', () => {
    expect(safeSvg(svg('<script>x</script><circle r="1"/>'))).toContain('<circle r="1"/>')
  })

  it('makes a document that a strict reader takes, from a loose one', async () => {
    const loose =
      '<svg viewBox="0 0 4 3"><rect width=4 height=3 hidden fill=red><g/>&nbsp;<text>a & b'
    await expect(drawn(safeSvg(loose))).resolves.toHaveLength(80 * 60 * 4)
  })

  it('throws when there is no drawing', () => {
    expect(() => safeSvg('<p>text</p>')).toThrow('no <svg>')
    expect(() => safeSvg('')).toThrow('no <svg>')
  })
})

describe('safeSvg() of what a drawing program saves', () => {
  it('tells nothing of whoever drew it', () => {
    const drawn = svg(
      '<metadata><rdf:RDF><dc:creator>Jane Doe</dc:creator></rdf:RDF></metadata><g inkscape:label="Secret"><path d="M0 0"/></g>',
      'sodipodi:docname="/home/jane/a.svg" width="3" height="2"',
    )
    expect(safeSvg(drawn)).not.toMatch(/jane|secret/i)
    expect(safeSvg(drawn)).toContain('<path d="M0 0"')
  })
})

describe('svgSize()', () => {
  it.each([
    ['width="200" height="100"', 200, 100],
    ['width="200px" height="99.6px" viewBox="0 0 1 1"', 200, 100],
    ['viewBox="0 0 40 30"', 40, 30],
    ['viewBox="-5,-5, 40.4, 30"', 40, 30],
    ['width="100%" height="100%" viewBox="0 0 40 30"', 40, 30],
    ['width="200" viewBox="0 0 40 30"', 200, 150],
    ['height="60" viewBox="0 0 40 30"', 80, 60],
    ['width="5cm" height="3cm" viewBox="0 0 40 30"', 40, 30],
    ['', 300, 150],
    ['width="0" height="0"', 300, 150],
    ['viewBox="none"', 300, 150],
  ])('of <svg %s> is %i × %i', (attributes, width, height) => {
    expect(svgSize(svg('', attributes))).toEqual({ width, height })
  })
})
