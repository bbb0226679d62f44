const svg = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const box = '<rect width="40" height="30"/>'
const inside = (inner: string, more = '') =>
  `<svg ${svg} ${more} width="40" height="30">${inner}${box}</svg>`

/** SVG files that try to run a script, or to load something, when they are opened. */
const texts: readonly string[] = [
  inside('<script>HIT</script>'),
  inside('<script type="text/javascript"><![CDATA[HIT]]></script>'),
  inside(
    '<script href="data:text/javascript,HIT"/><script xlink:href="data:text/javascript,HIT"/>',
  ),
  inside('', 'onload="HIT"'),
  inside('<g onclick="HIT" onmouseover="HIT" onfocus="HIT" tabindex="1"><text y="9">x</text></g>'),
  inside(
    '<a href="javascript:HIT"><text y="9">x</text></a><a xlink:href="javascript:HIT"><text y="20">y</text></a>',
  ),
  inside(
    '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml" onload="HIT"><img src="x" onerror="HIT"/></body></foreignObject>',
  ),
  inside(
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>parent.HIT&lt;/script>"/></foreignObject>',
  ),
  inside('<animate attributeName="href" values="javascript:HIT" onbegin="HIT" dur="1s"/>'),
  inside(
    '<set attributeName="onclick" to="HIT"/><animate attributeName="x" onend="HIT" dur="0.01s"/>',
  ),
  inside(
    "<use href=\"data:image/svg+xml,%3Csvg id='x' xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='x' onerror='HIT'/%3E%3C/svg%3E#x\"/>",
  ),
  inside('<image href="x" onerror="HIT"/><image xlink:href="https://away.invalid/a.png"/>'),
  inside(
    '<style>@import url("https://away.invalid/a.css"); rect { fill: url("javascript:HIT") }</style>',
  ),
  inside('<h:script xmlns:h="http://www.w3.org/1999/xhtml">HIT</h:script>'),
  inside('<x:script xmlns:x="http://www.w3.org/2000/svg">HIT</x:script>'),
  `<html:html xmlns:html="http://www.w3.org/1999/xhtml"><html:script>HIT</html:script></html:html><svg ${svg}/>`,
  `<svg xmlns="http://www.w3.org/1999/xhtml" width="40" height="30"><script>HIT</script><title>x</title><img src="x" onerror="HIT"/></svg>`,
  inside(
    '<g xmlns="http://www.w3.org/1999/xhtml"><script>HIT</script><img src="x" onerror="HIT"/></g>',
  ),
  `<?xml version="1.0"?><?xml-stylesheet type="text/css" href="data:text/css,*{}"?><?xml-stylesheet type="text/xsl" href="data:text/xml,HIT"?>${inside('')}`,
  `<!DOCTYPE svg [<!ENTITY x "<script xmlns='http://www.w3.org/2000/svg'>HIT</script>"><!ENTITY y SYSTEM "file:///etc/hostname">]>${inside('&x;<text y="9">&y;</text>')}`,
  `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "HIT">]>${inside('')}`,
  inside(
    '<title><script>HIT</script></title><desc><img src="x" onerror="HIT"/><style><g title="</style><img src=x onerror=HIT>"/></desc>',
  ),
  inside(
    '<desc><title>&lt;script>HIT&lt;/script></title><p title="</desc><script>HIT</script>">x</p></desc>',
  ),
  inside(
    '<desc><textarea><script>HIT</script></textarea><xmp><script>HIT</script></xmp><noscript><script>HIT</script></noscript></desc>',
  ),
  inside('<!--><script>HIT</script>--><text y="9">]]&gt; <![CDATA[<script>HIT</script>]]></text>'),
  inside(
    '<handler type="application/ecmascript">HIT</handler><listener event="load" handler="#x"/>',
  ),
  inside('<text y="9" title="&quot; onclick=&quot;HIT">&lt;script&gt;HIT&lt;/script&gt;</text>'),
  inside(`<rect a"onload="HIT" b'=x c<script>HIT</script>`),
  inside(
    '<rect fill="url(https://away.invalid/a.svg#x)" filter="u\\72l(https://away.invalid/b.svg#x)" mask="URL(\'//away.invalid/c.svg#x\')"/>',
  ),
  inside(
    '<rect filter="url(#x) url(https://away.invalid/d.svg#x)" clip-path="/**/url(/**/https://away.invalid/e.svg#x)" cursor="url(\\68ttps://away.invalid/f.png), auto"/>',
  ),
  `</svg><script>HIT</script>${inside('')}<script>HIT</script><svg onload="HIT"/>`,
]

/** Each file's text by its name, which is what it would call `window.hit` with. */
export const drawings: readonly (readonly [id: string, text: string])[] = texts.map((text, i) => {
  const id = `drawing-${i}`
  return [id, text.replaceAll('HIT', `(window.top||window).hit(/${id}/.source)`)]
})

/** A drawing without harm. */
export const plain = inside('')
