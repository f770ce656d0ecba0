import { format, inspect } from 'node:util'
import { expect, it } from 'vitest'
import { Secret, secretText } from './secret.ts'

const secret = new Secret('hunter2')

it.each([
  ['a template', `with ${String(secret)}`],
  ['JSON', JSON.stringify({ secret })],
  ['inspection', inspect({ deep: { secret } }, { showHidden: true, depth: 9 })],
  ['format', format('%s %o %j', secret, secret, secret)],
  ['its entries', JSON.stringify(Object.entries(secret))],
])('does not show in %s', (_, text) => {
  expect(text).not.toContain('hunter2')
})

it('is given out on request', () => {
  expect(secret.reveal()).toBe('hunter2')
  expect(secretText.parse('hunter2').reveal()).toBe('hunter2')
  expect(secretText.safeParse('').success).toBe(false)
})
