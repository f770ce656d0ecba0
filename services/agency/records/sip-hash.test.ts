import { expect, it } from 'vitest'
import { parseSipKey, sipHash128, viewOf } from './sip-hash.ts'

const key = parseSipKey(Uint8Array.from({ length: 16 }, (_, at) => at))

function hashOf(length: number): string {
  const input = Uint8Array.from({ length }, (_, at) => at)
  const output = Buffer.alloc(16)
  for (const [index, word] of sipHash128(key, viewOf(input), length).entries()) {
    output.writeInt32LE(word, index * 4)
  }
  return output.toString('hex')
}

// The reference vectors (vectors_sip128 of the authors' C code): input 00 01 02 ..., key 00..0f.
it.each([
  [0, 'a3817f04ba25a8e66df67214c7550293'],
  [1, 'da87c1d86b99af44347659119b22fc45'],
  [2, '8177228da4a45dc7fca38bdef60affe4'],
  [7, 'a1f1ebbed8dbc153c0b84aa61ff08239'],
  [8, '3b62a9ba6258f5610f83e264f31497b4'],
  [15, '5493e99933b0a8117e08ec0f97cfc3d9'],
  [16, '6ee2a4ca67b054bbfd3315bf85230577'],
  [63, '5150d1772f50834a503e069a973fbd7c'],
])('agrees with the reference for %i bytes', (length, expected) => {
  expect(hashOf(length)).toBe(expected)
})
