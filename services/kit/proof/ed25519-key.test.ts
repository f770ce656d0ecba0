import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { ed25519 } from '@noble/curves/ed25519.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  admitPublicKey,
  createSigningKey,
  createSigningKeyFile,
  publicKeyOf,
  readSigningKeyFile,
  thumbprintOf,
} from './ed25519-key.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-key-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const refusedWith = (code: string, message?: RegExp) =>
  expect.objectContaining({
    code,
    ...(message === undefined ? {} : { message: expect.stringMatching(message) }),
  })

describe('RFC 8037, appendix A', () => {
  const seed = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url')
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
  const kid = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'

  it('the key of the example has its public half and thumbprint', async () => {
    expect(thumbprintOf(x)).toBe(kid)
    const key = await createSigningKey(seed)
    expect(publicKeyOf(key)).toEqual({ kty: 'OKP', crv: 'Ed25519', x, kid })
  })

  it('its private half cannot be exported or printed', async () => {
    const key = await createSigningKey(seed)
    await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow(/extractable/)
    expect(inspect(key, { depth: 5 }) + JSON.stringify(key)).not.toContain('nWGxne_9WmC6')
  })
})

const keyOf = (bytes: Uint8Array) => {
  const x = Buffer.from(bytes).toString('base64url')
  return { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x) }
}

const littleEndian = (value: bigint) =>
  Uint8Array.from({ length: 32 }, (_, k) => Number((value >> BigInt(8 * k)) & 255n))

describe('public keys that are refused', () => {
  const torsion = '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'
  const torsionPoint = ed25519.Point.fromHex(torsion)
  const multiples = Array.from({ length: 7 }, (_, k) => torsionPoint.multiplyUnsafe(BigInt(k + 1)))
  const smallOrder = [ed25519.Point.ZERO, ...multiples].map((point) => point.toHex())
  const p = 2n ** 255n - 19n

  it.each(smallOrder)('small order %s', (hex) => {
    expect(() => admitPublicKey(keyOf(Buffer.from(hex, 'hex')))).toThrow(
      refusedWith('NOT_VERIFIED', /small order/),
    )
  })

  it.each(multiples.map((point, k) => [k + 1, point] as const))(
    'a key with torsion %i',
    (_, point) => {
      const mixed = ed25519.Point.BASE.multiply(12345n).add(point)
      expect(() => admitPublicKey(keyOf(mixed.toBytes()))).toThrow(
        refusedWith('NOT_VERIFIED', /torsion-free/),
      )
    },
  )

  it.each([p, p + 1n, p + 3n, p + 9n])('a y that is not reduced: %s', (y) => {
    expect(() => admitPublicKey(keyOf(littleEndian(y)))).toThrow(refusedWith('NOT_VERIFIED'))
  })

  it('no point of the curve', () => {
    expect(() => admitPublicKey(keyOf(littleEndian(2n)))).toThrow(
      refusedWith('NOT_VERIFIED', /no point/),
    )
  })

  it('another name, another spelling, another kind, more members, nothing', async () => {
    const { publicKey } = await createSigningKey()
    const { kty, crv, x, kid } = publicKey
    const altered = `${x.slice(0, -1)}${x.endsWith('A') ? 'B' : nextLetter(x.at(-1) ?? '')}`
    for (const value of [
      { ...publicKey, kid: `${kid.slice(0, -1)}-` },
      { kty, crv, x: altered, kid },
      { ...publicKey, x: altered, kid: thumbprintOf(altered) },
      { ...publicKey, crv: 'X25519' },
      { ...publicKey, d: x },
      { kty, crv, x },
      undefined,
    ])
      expect(() => admitPublicKey(value)).toThrow(refusedWith('NOT_VERIFIED'))
    expect(admitPublicKey(publicKey)).toEqual(publicKey)
  })
})

/** Changes bits that base64url of 32 bytes leaves unused, so that it decodes to the same bytes. */
function nextLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(letter) + 1] ?? 'B'
}

describe('keys of other kinds in the JOSE cookbook', () => {
  const cookbook = new URL('../../../test/vectors/jose-cookbook/jwk/', import.meta.url)
  const names = readdirSync(cookbook)

  it('are six', () => expect(names).toHaveLength(6))

  it.each(names)('%s is refused', (name) => {
    const key: unknown = JSON.parse(readFileSync(new URL(name, cookbook), 'utf8'))
    expect(() => admitPublicKey(key)).toThrow(refusedWith('NOT_VERIFIED', /not an Ed25519 key/))
  })
})

describe('key files', () => {
  it('are written for the owner alone and read back as the same key', async () => {
    const path = join(folder, 'release.key')
    const key = await createSigningKeyFile(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readSigningKeyFile(path)).publicKey).toEqual(key.publicKey)
  })

  it('are never overwritten', async () => {
    const path = join(folder, 'kept.key')
    await createSigningKeyFile(path)
    const before = await readFile(path)
    await expect(createSigningKeyFile(path)).rejects.toThrow(
      refusedWith('BAD_FILE', /exists already/),
    )
    expect(await readFile(path)).toEqual(before)
  })

  it.each([0o640, 0o604, 0o660, 0o601, 0o610, 0o644, 0o777])('mode %o is refused', async (mode) => {
    const path = join(folder, `mode-${mode}.key`)
    await createSigningKeyFile(path)
    await chmod(path, mode)
    await expect(readSigningKeyFile(path)).rejects.toThrow(
      refusedWith('INSECURE_KEY_FILE', /chmod 600/),
    )
  })

  it('that are no key are refused without quoting them', async () => {
    const path = join(folder, 'good.key')
    await createSigningKeyFile(path)
    const good = await readFile(path, 'utf8')
    const other = await createSigningKey()
    const texts = [
      'not json',
      '{}',
      good.replace('"d":"', '"d":"A'),
      good.replace(/"x":"[^"]+"/, `"x":"${other.publicKey.x}"`),
      good.slice(0, -10),
    ]
    for (const [index, text] of texts.entries()) {
      const bad = join(folder, `bad-${index}.key`)
      await writeFile(bad, text, { mode: 0o600 })
      const error: unknown = await readSigningKeyFile(bad).catch((cause: unknown) => cause)
      expect(error).toEqual(refusedWith('BAD_FILE'))
      expect(inspect(error, { depth: 9 })).not.toContain(text.slice(0, 40))
    }
  })

  it('that are not there or not files are named', async () => {
    await expect(readSigningKeyFile(join(folder, 'none'))).rejects.toThrow(
      refusedWith('FILE_NOT_FOUND'),
    )
    await expect(readSigningKeyFile(folder)).rejects.toThrow(refusedWith('NOT_A_FILE'))
  })
})
