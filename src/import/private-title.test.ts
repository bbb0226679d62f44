import { expect, test } from 'vitest'
import { isPrivateTitle } from './private-title.ts'

test.each([
  'Private: The budget',
  'Protected: The budget',
  'Geschützt: Der Haushalt',
  'Privé : Le budget',
  '保護中: 予算',
  'خاص: الميزانية',
])('“%s” is above a post that not everyone may read', title =>
  expect(isPrivateTitle(title)).toBe(true),
)

test.each([
  'Private schools: the figures',
  'Protected',
  'The private: a soldier’s tale',
  'Privatisation: a history',
  undefined,
])('“%s” is not', title => expect(isPrivateTitle(title)).toBe(false))
