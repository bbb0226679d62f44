import { expect, it } from 'vitest'
import type { Deployed } from './deploy.ts'
import { deployLines, deployReport, deploySummary } from './deploy-summary.ts'

const deployed: Deployed = {
  plan: {
    inTheWay: ['a'],
    puts: [
      { name: 'assets', files: ['x.png'] },
      { name: 'pages', files: ['b/index.html'] },
    ],
    removals: [{ name: 'pages', files: ['c/index.html'] }],
  },
  changes: [
    { url: 'https://tern.example/b/', change: 'content' },
    { url: 'https://tern.example/x.png', change: 'new' },
    { url: 'https://tern.example/d/', change: 'dress' },
    { url: 'https://tern.example/c/', change: 'gone' },
  ],
  ...{ bytes: 1_234_567, already: 0 },
}

it('says what was sent and removed, or would be', () => {
  const of = { name: 'live', seconds: 1.26 }
  expect(deploySummary(deployed, { ...of, isDry: false })).toBe(
    'live: 2 files (1.2 MB) sent, 2 removed in 1.3 s.',
  )
  expect(deploySummary(deployed, { ...of, isDry: true })).toBe(
    'live: 2 files (1.2 MB) to send, 2 to remove.',
  )
  expect(deploySummary({ ...deployed, already: 1 }, { ...of, isDry: false })).toBe(
    'live: 2 files (1.2 MB) sent, 2 removed in 1.3 s; 1 file had been sent before.',
  )
})

it('lists every file in the order in which it is sent or removed', () => {
  expect(deployLines(deployed)).toEqual(['- a', '+ x.png', '+ b/index.html', '- c/index.html'])
})

it('reports the pages that readers find changed', () => {
  expect(deployReport('Done.', deployed)).toBe(
    'Done.\n\n**Changed**\n\n- <https://tern.example/b/>\n\n**Gone**\n\n- <https://tern.example/c/>\n',
  )
  const many = Array.from({ length: 23 }, (_, i) => ({
    url: `https://tern.example/${i}/`,
    change: 'new' as const,
  }))
  expect(deployReport('Done.', { changes: many })).toMatch(/\/19\/>\n- and 3 more\n$/)
})
