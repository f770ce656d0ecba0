import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { DetectedEncoding } from './detect-encoding.ts'
import { wholeCharacterBytes } from './whole-characters.ts'

export interface DecodeOptions extends DetectedEncoding {
  readonly label: string
  /** The line that the reader of the text has come to, for the message. */
  readonly lineReached: () => number | undefined
}

/** Text of checked bytes. Good text before a bad byte is handed out first, so that the line is known when it fails. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<string> {
  const { encoding, markBytes, label } = options
  const decoder = createDecoder(encoding)
  let offset = 0
  let rest: Uint8Array = new Uint8Array()
  let mark = markBytes
  for await (const chunk of chunks) {
    const bytes = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk])
    if (mark > 0 && bytes.byteLength < mark) {
      rest = bytes
      continue
    }
    const body = bytes.subarray(mark)
    offset += mark
    mark = 0
    const whole = body.subarray(0, wholeCharacterBytes(body, encoding))
    const text = decoder.decode(whole)
    if (text === undefined) {
      const good = goodPrefixBytes(whole, encoding)
      yield decoder.decode(whole.subarray(0, good)) ?? ''
      throw badByte(whole[good], offset + good, options)
    }
    if (text !== '') yield text
    offset += whole.byteLength
    rest = body.subarray(whole.byteLength)
  }
  if (rest.byteLength > 0 || !decoder.end()) {
    const message = `${label} ends inside a character (${encoding}, byte offset ${offset}): it is cut off, or in another encoding, which encoding: would declare`
    throw new CitxError('TRUNCATED_FILE', message)
  }
}

interface FatalDecoder {
  /** undefined where a byte is wrong */
  decode(bytes: Uint8Array): string | undefined
  /** false where the text ended inside a character */
  end(): boolean
}

function createDecoder(encoding: string): FatalDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  // Asian multi-byte encodings keep a half character inside the decoder; for the others chunks are cut between characters.
  const stream = !isCutBetweenCharacters(encoding)
  const decode = (bytes: Uint8Array, more: boolean): string | undefined => {
    try {
      return decoder.decode(bytes, { stream: more })
    } catch {
      return undefined
    }
  }
  return {
    decode: (bytes) => decode(bytes, stream),
    end: () => decode(new Uint8Array(), false) !== undefined,
  }
}

function isCutBetweenCharacters(encoding: string): boolean {
  return /^(?:utf-|windows-|iso-8859-|koi8-|macintosh$|x-mac-|ibm866$)/.test(encoding)
}

/** The longest run from the start that decodes, by bisection: the decoder does not say where it stopped. */
function goodPrefixBytes(bytes: Uint8Array, encoding: string): number {
  const isGood = (length: number): boolean => {
    const prefix = bytes.subarray(0, length)
    const whole = prefix.subarray(0, wholeCharacterBytes(prefix, encoding))
    return createDecoder(encoding).decode(whole) !== undefined
  }
  let good = 0
  let bad = bytes.byteLength
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (isGood(middle)) good = middle
    else bad = middle
  }
  return wholeCharacterBytes(bytes.subarray(0, good), encoding)
}

function badByte(byte: number | undefined, offset: number, options: DecodeOptions): CitxError {
  const { encoding, label, lineReached } = options
  const line = lineReached()
  const hex = (byte ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const where = line === undefined ? '' : ` in line ${line}`
  const remedy =
    encoding === 'utf-8'
      ? 'if the file is in another encoding, declare it, for example encoding: windows-1252'
      : 'declare another encoding:, or leave it out for UTF-8'
  const message = `${label} is not ${encoding}: byte 0x${hex} at offset ${offset}${where}; ${remedy}`
  const place = line === undefined ? {} : { row: line }
  return new CitxError('BAD_ENCODING', message, {
    details: [{ message: `byte 0x${hex} at offset ${offset}`, file: label, ...place }],
  })
}
