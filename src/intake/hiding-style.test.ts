import type { Element } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { isHidden } from './hidden-text.ts'

/** Whether the first element of a piece of HTML is hidden. */
function hides(html: string): boolean {
  const { children } = unified().use(rehypeParse, { fragment: true }).parse(html)
  return isHidden(children[0] as Element)
}

test.each([
  'display: none',
  'DISPLAY:NONE!important',
  'color:red;display : none ;',
  'visibility: hidden',
  'visibility:collapse',
  'font-size:0',
  'font-size: 0px !important',
  'font-size:0.0em',
  'font: 0/0 a',
  'text-indent:-9999px',
  'text-indent: -999em; overflow: hidden',
  'position:absolute;left:-9999px',
  'position:fixed; top:-5000px',
  'position: absolute; right: -200em',
  'margin-left:-9999px',
  'left: -10000px',
  'opacity:0',
  'opacity: 0.0',
  'opacity:.0',
  'opacity: 0%',
  'position:absolute;clip:rect(0,0,0,0)',
  'position:absolute; clip: rect(1px, 1px, 1px, 1px)',
  'clip-path: inset(50%)',
  'width:1px;height:1px;overflow:hidden',
  'height: 0; width: 0; overflow: hidden',
])('an inline style hides the text of its element: %s', style => {
  expect(hides(`<span style="${style}">Buy <a href="/pills">pills</a></span>`)).toBe(true)
})

test.each([
  'color: red',
  '',
  'display:block',
  'font-size: 10px',
  'font-size:0.8em',
  'font: 12px/0 serif',
  'opacity:0.5',
  'opacity: 1',
  'opacity:0;transform:translateY(20px)',
  'opacity: 0; -webkit-transition: opacity 1s',
  'opacity:0; animation-name: fade',
  'text-indent:-1.5em',
  'text-indent: -30px; padding-left: 30px',
  'position:relative;left:-1000px',
  'margin-left: -20px',
  'left: -5%',
  'height:0;overflow:hidden',
  'max-height: 0; overflow: hidden',
  'clip: rect(0, 100px, 50px, 0); position: absolute',
  'background: url(data:image/png;base64,display:none0)',
  'content: "display:none"',
])('an inline style leaves the text of its element to be seen: %s', style => {
  expect(hides(`<span style="${style}">The ferry sails.</span>`)).toBe(false)
})

test.each([
  ['<div style="font-size:0"><img src="a.png" alt="a"></div>', false],
  ['<td style="font-size:0"><div style="font-size:13px">Text</div></td>', false],
  ['<div style="font-size:0"><span style="font: 14px serif">Text</span></div>', false],
  ['<div style="font-size:0"><span style="font-size:0">Text</span></div>', true],
  ['<div style="font-size:0"><b>Text</b></div>', true],
  ['<div style="visibility:hidden"><p style="visibility: visible">Text</p></div>', false],
  ['<div style="visibility:hidden"><p style="color:red">Text</p></div>', true],
  ['<div style="display:none"><p style="display:block">Text</p></div>', true],
  ['<div style="opacity:0"><p style="opacity:1">Text</p></div>', true],
  ['<div style="opacity:0" data-w-id="a1">Text</div>', false],
  ['<div style="opacity:0" class="spam">Text</div>', true],
  ['<p class="sr-only">Text</p>', false],
  ['<p class="screen-reader-text">Text</p>', false],
  ['<p hidden>Text</p>', true],
])('what stands within decides where it may: %s', (html, expected) => {
  expect(hides(html)).toBe(expected)
})
