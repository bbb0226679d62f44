import type { Root } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import { expect, it } from 'vitest'
import { handlers, wholeTree } from './whole-tree.ts'

const parser = remark().use(remarkGfm)
const plain = remark().use(remarkRehype, { allowDangerousHtml: true })
const whole = remark().use(remarkRehype, { allowDangerousHtml: true, handlers })

it.each([
  ['nothing', ''],
  ['a definition after its link', '[One]\n\n[one]: /first\n[ONE]: /second'],
  ['a definition in a quotation in a list', '- > [One][two]\n\n> - [Two]: /there "Title"'],
  ['a name that is longer in capitals', '[ß]\n\n[SS]: /there'],
  ['a picture', '![One]\n\n[one]: a.png'],
  ['names that objects have', '[constructor] [__proto__]\n\n[__PROTO__]: /there'],
  [
    'footnotes',
    'A[^b] and[^a], again[^b].\n\n[^a]: One[^b].\n[^b]: Two.\n\n    More.\n[^c]: None.',
  ],
  ['raw HTML', 'A <b>word</b>\n\n<div>\n\n[One]\n\n</div>\n\n[one]: /there'],
])('makes what is made of the tree itself: %s', (_, markdown) => {
  const tree = () => parser.parse(markdown) as Root
  expect(whole.runSync(wholeTree(tree()) as never)).toEqual(plain.runSync(tree()))
})
