import { expect, test } from 'vitest'
import { isIdle, isPlatform } from './idle-names.ts'

const own = ['The Courier', 'https://www.courier.example/2015/03/wall/']

test.each([
  ...['post', 'Posts', 'blog posts', 'Blog-Post', 'ARTICLES', 'article', 'Blog', 'Weblog', 'Home'],
  ...['Front page', 'archives', 'Beiträge', 'Artículos', 'Accueil', '文章', 'null', 'index'],
  ...['The Courier', 'the-courier', 'courier.example', 'www.courier.example', 'Courier.Example'],
])('“%s” says nothing of a text', label => {
  expect(isIdle(label, own)).toBe(true)
})

test.each([
  ...['Weather', 'News', 'Opinion', 'Postal service', 'Blogging', 'Stories', 'Home & Garden'],
  ...['Courier Services', 'other.example', 'Poste', 'Main Street', 'مقالات', '新闻'],
])('“%s” is a section', label => {
  expect(isIdle(label, own)).toBe(false)
})

test.each(['Blogger', 'Hosted', 'WordPress.com', 'Medium', 'tumblr', 'Substack', 'Google Sites'])(
  '“%s” is a platform',
  name => {
    expect(isPlatform(name)).toBe(true)
  },
)

test.each(['Bay News Agency', 'The Medium', 'Reuters', 'Hosted Events Weekly'])(
  '“%s” is no platform',
  name => {
    expect(isPlatform(name)).toBe(false)
  },
)
