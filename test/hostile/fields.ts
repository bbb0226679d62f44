/** Texts that try to break out of an element, an attribute, JSON-LD, XML or a template. */
const breakOuts: readonly string[] = [
  '<script>HIT</script>',
  '</script><script>HIT</script>',
  '</title><img src=x onerror=HIT>',
  '"><img src=x onerror=HIT>',
  "'><svg onload=HIT>",
  '" onclick="HIT" onmouseover="HIT" onfocus="HIT" autofocus="',
  "' onclick='HIT' onmouseover='HIT' x='",
  '--><script>HIT</script><!--',
  ']]><script>HIT</script><![CDATA[',
  '&lt;/script&gt;&lt;script&gt;HIT&lt;/script&gt;',
  '&quot;&gt;&lt;img src=x onerror=HIT&gt;',
  '<!--<script>HIT',
  '</style></textarea></noscript><img src=x onerror=HIT>',
  '{{constructor.constructor("HIT")()}} $\u007bHIT} <%= HIT %> #{HIT}',
  '\u2028HIT\u2029</script\n><script>HIT</script>',
  '<mark><img src=x onerror=HIT></mark> %3Cscript%3EHIT%3C/script%3E',
  '\\"><script>HIT</script>\\u003cscript\\u003eHIT',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>&y; HIT',
  'javascript:HIT',
  'a\u0000b\u0001c\u0008d\u000be\u001ff\ufffeg\uffff HIT',
  '<site javascript:HIT> href="<image x>" src="<article x.md>" HIT',
]

const fill = (text: string, id: string) => text.replaceAll('HIT', `window.hit(/${id}/.source)`)

/** A field of the frontmatter that shows text, and a frontmatter in which it holds one. */
const holders: Record<string, (text: string) => Record<string, unknown>> = {
  title: text => ({ title: `Head ${text}` }),
  description: text => ({ description: text }),
  tags: text => ({ tags: [`Tag ${text}`, `${text} label`] }),
  source: text => ({ source: { name: `Wire ${text}`, url: 'https://a.example/"onclick=hit()' } }),
  authors: text => ({ authors: [text, `By ${text}`] }),
  section: text => ({ section: `Part ${text}` }),
  region: text => ({ region: `Place ${text}` }),
  license: text => ({ license: text }),
  corrections: text => ({ corrections: [{ date: '2020-01-02', text }] }),
  cover: text => ({ cover: { src: 'plain.svg', alt: text, caption: text, credit: text } }),
  gallery: text => ({ gallery: [{ src: 'plain.svg', alt: text, caption: text, credit: text }] }),
  slug: text => ({ slug: `s-${text}`, id: `i-${text.replaceAll(/\s/g, '')}` }),
}

/** Every field with every text: a name, and the frontmatter. */
export const fields: readonly (readonly [id: string, fields: Record<string, unknown>])[] =
  breakOuts.map((text, i) => {
    const id = `field-${i}`
    const whole = Object.entries(holders).map(([name, hold]) => hold(fill(text, `${id}-${name}`)))
    return [id, Object.assign({}, ...whole) as Record<string, unknown>] as const
  })

/** Every text in what is said of an article that is withdrawn, and of one that is retracted and kept. */
export const taken: readonly (readonly [id: string, fields: Record<string, unknown>])[] =
  breakOuts.flatMap((text, i) =>
    [false, true].map(keep => {
      const id = `${keep ? 'kept' : 'taken'}-${i}`
      const said = fill(text, id)
      const withdrawn = { reason: 'retracted', date: '2020-02-01', text: said, by: 'known', keep }
      return [id, { title: `Gone ${said}`, date: '2020-01-30', slug: id, withdrawn }] as const
    }),
  )

/** `gone.yaml` with every text. */
export const gone = breakOuts.map((text, i) => ({
  ...{ address: `/gone/${i}/`, date: '2020-02-02', text: fill(text, `gone-${i}`), by: 'known' },
}))

/** Links to what is withdrawn that hold every text. */
export const linksToTaken = breakOuts
  .map((text, i) => {
    const said = fill(text, `link-${i}`).replaceAll('"', '&quot;')
    return `- <a title="${said}" href="taken-${i}.md">to <img alt="${said}" src="/media/plain.svg"></a>`
  })
  .join('\n')

/** Labels that are names of things every object has. */
export const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']

const anywhere = (id: string) => `</script>"'><img src=x onerror="window.hit(/${id}/.source)"> ]]>`

/** `site.yaml` with such a text in everything that readers see. */
export const site = {
  name: `Name ${anywhere('site-name')}`,
  tagline: anywhere('site-tagline'),
  address: 'https://hostile.example',
  whoWeAre: anywhere('site-who'),
  contact: {
    url: `https://a.example/"onclick="window.hit(/site-url/.source)`,
    address: anywhere('site-address'),
  },
  copyrightHolder: anywhere('site-copyright'),
  itemsPerPage: 500,
  itemsPerFeed: 200,
  feeds: { forms: ['rss', 'atom', 'json'], from: 1, items: 200, text: 'full', archive: true },
  records: true,
}

const known = (kind: string) => [
  { label: `Known ${kind} ${anywhere(`${kind}-label`)}`, description: anywhere(`${kind}-text`) },
]

/** `tags.yaml` and `sources.yaml`. */
export const labels = { tags: known('tag'), sources: known('source') }
