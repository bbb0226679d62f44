import { expect, test } from 'vitest'
import { withCode } from './old-code.ts'

const pre = (code: string, language = '') =>
  `\n\n<pre><code${language && ` class="language-${language}"`}>${code}</code></pre>\n\n`

test('code between shortcodes is a block of code, in the language that they tell', () => {
  expect(withCode('[code lang="diff"]\n- a\n+ b\n[/code]')).toBe(pre('- a\n+ b', 'diff'))
  expect(withCode('[sourcecode language=php]echo 1;[/sourcecode]')).toBe(pre('echo 1;', 'php'))
  expect(withCode('[python]print(1)[/python]')).toBe(pre('print(1)', 'python'))
  expect(withCode('[cce lang="diff"]+a[/cce] [ccn_php]b();[/ccn_php]')).toBe(
    `${pre('+a', 'diff')} ${pre('b();', 'php')}`,
  )
  expect(withCode('[cc]x = 1[/cc]')).toBe(pre('x = 1'))
})

test('raw code is escaped, and what was escaped is not escaped again', () => {
  expect(withCode('[code]<?php if ($a < 2 && $b) ?>[/code]')).toBe(
    pre('&lt;?php if ($a &lt; 2 &amp;&amp; $b) ?&gt;'),
  )
  expect(withCode('[code]&lt;b class="x"&gt;[/code]')).toBe(pre('&lt;b class="x"&gt;'))
  expect(withCode('[code]a &amp;&amp; b<br />\nc[/code]')).toBe(pre('a &amp;&amp; b\nc'))
})

test('no shortcode is spoken in code', () => {
  expect(withCode('[code][gallery ids="1"][/code]')).toBe(pre('&#91;gallery ids="1"&#93;'))
  expect(withCode('use <code>[audio src="a"]</code>')).toBe(
    'use <code>&#91;audio src="a"&#93;</code>',
  )
  expect(withCode('<pre>$a[0]</pre>')).toBe('<pre>$a&#91;0&#93;</pre>')
})

test('an element of code with several lines is a block, raw or not', () => {
  expect(withCode('<code lang="PHP">\n<?php\n\necho "a";\n</code>')).toBe(
    pre('&lt;?php\n\necho &quot;a&quot;;', 'php'),
  )
  expect(withCode('<pre lang="html" line="1"><p title="a"><img></p></pre>')).toBe(
    pre('&lt;p title=&quot;a&quot;&gt;&lt;img&gt;&lt;/p&gt;', 'html'),
  )
  const own = '<pre class="wp-block-code"><code>a\nb</code></pre>'
  expect(withCode(own)).toBe(own)
})

test('breaks and paragraphs of an editor are lines of code', () => {
  expect(withCode('[cc]a();<br />\nb();<br />\n</p>\n<p>c();[/cc]')).toBe(
    pre('a();\nb();\n\n\nc();'),
  )
  expect(withCode('[cce lang="diff"]\n<div id="x">+a &lt; b</div><div>-c</div>[/cce]')).toBe(
    pre('+a &lt; b\n-c', 'diff'),
  )
  expect(withCode('[cc]a =&gt; <ins></ins>b[/cc]')).toBe(pre('a =&gt; <ins></ins>b'))
})

test('code within code is one block, in the language of the inner one', () => {
  expect(withCode('<code>\n<pre lang="java">a();</pre>\n</code>')).toBe(pre('a();', 'java'))
  expect(withCode('<pre lang="php"><?php echo "<code>"; ?></pre>')).toBe(
    pre('&lt;?php echo &quot;&lt;code&gt;&quot;; ?&gt;', 'php'),
  )
})

test('lines that were set off are told', () => {
  const left: string[] = []
  withCode('[sourcecode language="diff" highlight="7-9,57"]a[/sourcecode]', option =>
    left.push(option),
  )
  expect(left).toEqual(['highlight 7-9,57'])
})

test('brackets that only look like it stay', () => {
  for (const text of ['the [source] says', '[[code]]', 'a [go] b', '[code] without an end']) {
    expect(withCode(text)).toBe(text)
  }
})

test('words that a theme marked are no code', () => {
  expect(withCode('we [highlight]saw it[/highlight]')).toBe('we [highlight]saw it[/highlight]')
  expect(withCode('[highlight language="css"]a {}[/highlight]')).toBe(pre('a {}', 'css'))
})
