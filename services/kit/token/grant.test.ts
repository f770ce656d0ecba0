import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createSigningKey } from '../proof/ed25519-key.ts'
import { createGrantIssuer, verifyGrant } from './grant.ts'

const key = await createSigningKey()
const other = await createSigningKey()
const gatewayKeys = new Map([
  ['gateway', [key.publicKey]],
  ['rival', [other.publicKey]],
  ['directory', [other.publicKey]],
])
const now = new Date('2026-03-01T12:00:00Z')
const claims = { agency: 'eastvale', partner: 'institute', purpose: 'benchmarking' }
const issuer = createGrantIssuer({ gateway: 'gateway', key, clock: () => now })
const later = (seconds: number) => () => new Date(now.getTime() + seconds * 1000)

function sign(
  signer: typeof key,
  change: Record<string, unknown>,
  typ = 'citx-grant+jwt',
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({
    act: 'gateway',
    iss: 'gateway',
    sub: 'institute',
    aud: 'eastvale',
    purpose: 'benchmarking',
    jti: 'b2f6c1d0',
    iat: seconds,
    exp: seconds + 300,
    ...change,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ, kid: signer.publicKey.kid })
    .sign(signer.privateKey)
}

describe('a grant', () => {
  it('says who asks, through which gateway, and what for', async () => {
    const token = await issuer.grantFor({ ...claims, forum: 'carers' })
    const grant = await verifyGrant(token, { agency: 'eastvale', gatewayKeys, clock: () => now })
    expect(grant).toEqual({ ...claims, forum: 'carers', gateway: 'gateway' })
  })

  it('names the gateways on whose word it was made, and is another one then', async () => {
    const via = ['national', 'european']
    const token = await issuer.grantFor({ ...claims, via })
    const grant = await verifyGrant(token, { agency: 'eastvale', gatewayKeys, clock: () => now })
    expect(grant).toEqual({ ...claims, via, gateway: 'gateway' })
    expect(await issuer.grantFor({ ...claims, via: ['national'] })).not.toBe(token)
    expect(await issuer.grantFor(claims)).not.toBe(token)
  })

  it.each([
    ['a chain that is none', { via: 'national' }],
    ['an empty chain', { via: [] }],
    ['a chain without end', { via: ['aa', 'bb', 'cc', 'dd'] }],
    ['a chain of odd names', { via: ['National Gateway'] }],
  ])('is refused with %s', async (_what, change) => {
    const token = await sign(key, change)
    await expect(
      verifyGrant(token, { agency: 'eastvale', gatewayKeys, clock: () => now }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is signed once for the same claims, and anew before it expires', async () => {
    let seconds = 0
    const ageing = createGrantIssuer({ gateway: 'gateway', key, clock: () => later(seconds)() })
    const first = await ageing.grantFor(claims)
    expect(await ageing.grantFor(claims)).toBe(first)
    expect(await ageing.grantFor({ ...claims, partner: 'ministry' })).not.toBe(first)
    seconds = 241
    expect(await ageing.grantFor(claims)).not.toBe(first)
  })

  it('is accepted when nothing is wrong with it', async () => {
    const token = await sign(key, {})
    await expect(
      verifyGrant(token, { agency: 'eastvale', gatewayKeys, clock: () => now }),
    ).resolves.toMatchObject({ partner: 'institute' })
  })

  it.each([
    ['for another agency', () => sign(key, { aud: 'pendlebury' })],
    ['for two agencies', () => sign(key, { aud: ['eastvale', 'pendlebury'] })],
    ['by a gateway in the name of another', () => sign(other, {})],
    ['issued by another than acts', () => sign(key, { iss: 'rival' })],
    ['that lives too long', () => sign(key, { exp: Math.floor(now.getTime() / 1000) + 301 })],
    ['without an id', () => sign(key, { jti: undefined })],
    ['without a purpose', () => sign(key, { purpose: undefined })],
    ['that has expired', () => sign(key, { exp: Math.floor(now.getTime() / 1000) - 10 })],
    ['of another type', () => sign(key, {}, 'at+jwt')],
    ['with an odd partner', () => sign(key, { sub: 'Institute' })],
    [
      'by the directory in the name of a partner',
      () => sign(other, { act: 'directory', iss: 'directory' }),
    ],
    ['that is no token', () => Promise.resolve('not-a-token')],
  ])('is refused %s', async (_why, make) => {
    const token = await make()
    await expect(
      verifyGrant(token, { agency: 'eastvale', gatewayKeys, clock: () => now }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is kept for a caller, though another names ten thousand purposes', async () => {
    const busy = createGrantIssuer({ gateway: 'gateway', key, clock: () => now })
    const first = await busy.grantFor(claims)
    for (let n = 0; n < 9_999; n += 1) void busy.grantFor({ ...claims, purpose: `p${n}` })
    expect(await busy.grantFor(claims)).toBe(first)
    await busy.grantFor({ ...claims, purpose: 'one-more' })
    expect(await busy.grantFor(claims)).not.toBe(first)
  })
})
