import { expect, it } from 'vitest'
import { rememberTokens } from './remember-tokens.ts'

const identity = { issuer: 'https://issuer.example', clientId: 'analyst' }

function remembering(expires: number) {
  let [nowSeconds, verified] = [1000, 0]
  const verify = rememberTokens(
    async (token) => {
      verified += 1
      if (token === 'bad') throw new Error('refused')
      return { identity, expires }
    },
    () => new Date(nowSeconds * 1000),
  )
  return { verify, times: () => verified, pass: (seconds: number) => (nowSeconds += seconds) }
}

it('verifies a token once a minute', async () => {
  const { verify, times, pass } = remembering(5000)
  expect(await verify('a')).toEqual(identity)
  pass(59)
  expect(verify('a')).toEqual(identity)
  expect(times()).toBe(1)
  pass(1)
  await verify('a')
  expect(times()).toBe(2)
})

it('forgets a token when it expires', async () => {
  const { verify, times, pass } = remembering(1010)
  await verify('a')
  pass(15)
  await verify('a')
  expect(times()).toBe(2)
})

it('remembers no refusal, and no token for another', async () => {
  const { verify, times } = remembering(5000)
  await expect(verify('bad')).rejects.toThrow('refused')
  await expect(verify('bad')).rejects.toThrow('refused')
  await verify('a')
  await verify('b')
  expect(times()).toBe(4)
})
