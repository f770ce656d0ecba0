/** How many of these bytes form whole characters; the rest begins one that the next chunk ends. */
export function wholeCharacterBytes(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return wholeUtf8Bytes(bytes)
  if (encoding === 'utf-16le') return wholeUtf16Bytes(bytes, 1)
  if (encoding === 'utf-16be') return wholeUtf16Bytes(bytes, 0)
  return bytes.byteLength
}

function wholeUtf8Bytes(bytes: Uint8Array): number {
  const length = bytes.byteLength
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return utf8SequenceBytes(byte) > back ? length - back : length
  }
  return length
}

function utf8SequenceBytes(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function wholeUtf16Bytes(bytes: Uint8Array, highByte: 0 | 1): number {
  const even = bytes.byteLength - (bytes.byteLength % 2)
  const lastUnit = bytes[even - 2 + highByte] ?? 0
  const isHighSurrogate = even >= 2 && (lastUnit & 0xfc) === 0xd8
  return isHighSurrogate ? even - 2 : even
}
