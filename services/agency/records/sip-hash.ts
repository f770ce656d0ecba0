/** A 128-bit key as four little-endian words. */
export type SipKey = readonly [number, number, number, number]

const FINAL_ROUNDS = 4
const BLOCK_ROUNDS = 2

/** 128 bits as four words of 32, the lowest first; its bytes are those of the words, little-endian. */
export type Hash128 = readonly [number, number, number, number]

/** Reads a key of 16 bytes. */
export function parseSipKey(bytes: Uint8Array): SipKey {
  const view = viewOf(bytes)
  const word = (at: number): number => view.getUint32(at, true)
  return [word(0), word(4), word(8), word(12)]
}

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein), a keyed pseudorandom function. In 64-bit words held as
 * halves, since HMAC-SHA-256 costs ten times as much for ids as short as these.
 */
export function sipHash128(key: SipKey, input: DataView, length: number): Hash128 {
  let firstLow = 0
  let firstHigh = 0
  const [k0l, k0h, k1l, k1h] = key
  let v0l = k0l ^ 0x70736575
  let v0h = k0h ^ 0x736f6d65
  let v1l = k1l ^ 0x6e646f6d ^ 0xee
  let v1h = k1h ^ 0x646f7261
  let v2l = k0l ^ 0x6e657261
  let v2h = k0h ^ 0x6c796765
  let v3l = k1l ^ 0x79746573
  let v3h = k1h ^ 0x74656462

  const blocks = (length >>> 3) + 1
  for (let step = 0; step < blocks + 2; step += 1) {
    let ml = 0
    let mh = 0
    if (step < blocks - 1) {
      ml = input.getInt32(step * 8, true)
      mh = input.getInt32(step * 8 + 4, true)
    } else if (step === blocks - 1) {
      for (let at = step * 8; at < length; at += 1) {
        const shift = (at & 7) * 8
        if (shift < 32) ml |= input.getUint8(at) << shift
        else mh |= input.getUint8(at) << (shift - 32)
      }
      mh |= (length & 0xff) << 24
    } else if (step === blocks) {
      v2l ^= 0xee
    } else {
      v1l ^= 0xdd
    }
    v3l ^= ml
    v3h ^= mh
    const rounds = step < blocks ? BLOCK_ROUNDS : FINAL_ROUNDS
    for (let round = 0; round < rounds; round += 1) {
      let low = (v0l >>> 0) + (v1l >>> 0)
      v0h = (v0h + v1h + (low > 0xffffffff ? 1 : 0)) | 0
      v0l = low | 0
      let turned = (v1h << 13) | (v1l >>> 19)
      v1l = ((v1l << 13) | (v1h >>> 19)) ^ v0l
      v1h = turned ^ v0h
      turned = v0h
      v0h = v0l
      v0l = turned

      low = (v2l >>> 0) + (v3l >>> 0)
      v2h = (v2h + v3h + (low > 0xffffffff ? 1 : 0)) | 0
      v2l = low | 0
      turned = (v3h << 16) | (v3l >>> 16)
      v3l = ((v3l << 16) | (v3h >>> 16)) ^ v2l
      v3h = turned ^ v2h

      low = (v0l >>> 0) + (v3l >>> 0)
      v0h = (v0h + v3h + (low > 0xffffffff ? 1 : 0)) | 0
      v0l = low | 0
      turned = (v3h << 21) | (v3l >>> 11)
      v3l = ((v3l << 21) | (v3h >>> 11)) ^ v0l
      v3h = turned ^ v0h

      low = (v2l >>> 0) + (v1l >>> 0)
      v2h = (v2h + v1h + (low > 0xffffffff ? 1 : 0)) | 0
      v2l = low | 0
      turned = (v1h << 17) | (v1l >>> 15)
      v1l = ((v1l << 17) | (v1h >>> 15)) ^ v2l
      v1h = turned ^ v2h
      turned = v2h
      v2h = v2l
      v2l = turned
    }
    v0l ^= ml
    v0h ^= mh
    if (step === blocks) {
      firstLow = v0l ^ v1l ^ v2l ^ v3l
      firstHigh = v0h ^ v1h ^ v2h ^ v3h
    }
  }
  return [firstLow, firstHigh, v0l ^ v1l ^ v2l ^ v3l, v0h ^ v1h ^ v2h ^ v3h]
}

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
