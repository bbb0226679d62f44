import { expect, test } from 'vitest'
import { checkOptions } from './check-options.ts'

const check = (...words: string[]) =>
  checkOptions('npm run check', words, ['all', 'format'], ['verbose'])

test('options that a command has are taken, with values and words between them', () => {
  expect(() => check('--all', '--format=json', 'a', '--verbose', '-v', '--')).not.toThrow()
})

test.each([
  [['--al'], '“npm run check” has no option “--al”. Did you mean “--all”? It has --all, --format.'],
  [['--all', '--frmat=json'], '“--frmat”. Did you mean “--format”?'],
  [['--clean'], '“npm run check” has no option “--clean”. It has --all, --format.'],
])('of %j, what it does not have is refused', (words, said) => {
  expect(() => check(...words)).toThrow(said)
})
