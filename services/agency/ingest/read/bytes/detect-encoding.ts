import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** The encoding in the name of the WHATWG standard, and the length of the byte order mark to leave out. */
export interface DetectedEncoding {
  readonly encoding: string
  readonly markBytes: number
}

/** A byte order mark decides, then the declaration, then UTF-8. Nothing is guessed from the text. */
export function detectEncoding(
  head: Uint8Array,
  declared: string | undefined,
  label: string,
): DetectedEncoding {
  const marked = readMark(head, label)
  if (marked !== undefined) return marked
  if (declared !== undefined) return { encoding: canonicalName(declared), markBytes: 0 }
  refuseUnmarkedUtf16(head, label)
  return { encoding: 'utf-8', markBytes: 0 }
}

function readMark(head: Uint8Array, label: string): DetectedEncoding | undefined {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  if (a !== 0xff || b !== 0xfe) return undefined
  if (c === 0 && d === 0) {
    throw new CitxError('BAD_ENCODING', `${label} is in UTF-32: convert it to UTF-8`)
  }
  return { encoding: 'utf-16le', markBytes: 2 }
}

function canonicalName(declared: string): string {
  try {
    return new TextDecoder(declared).encoding
  } catch (cause) {
    const message = `there is no encoding "${declared}": give a name such as utf-8, windows-1252 or utf-16le`
    throw new CitxError('BAD_ENCODING', message, { cause })
  }
}

/** Latin text in UTF-16 has a NUL in every second byte. */
function refuseUnmarkedUtf16(head: Uint8Array, label: string): void {
  const sample = head.subarray(0, 256)
  const nuls = [0, 0]
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = nuls
  if (Math.max(even, odd) * 4 < sample.byteLength) return
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const message = `${label} looks like UTF-16 without a byte order mark: declare encoding: ${encoding}`
  throw new CitxError('BAD_ENCODING', message)
}
