import { assert, dictionary, jsonValue, nat, option, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { encodeResult, rawData } from './raw-data.ts'

const json = jsonValue({ noUnicodeString: false })
const data = dictionary(string({ unit: 'grapheme' }), json)

it('gives the bytes of data that is text already as of data that is not', () => {
  assert(
    property(data, option(json, { nil: undefined }), nat(), (value, given, cut) => {
      const text = JSON.stringify(value)
      const at = cut % text.length
      const extensions = given === undefined ? {} : { extensions: { given } }
      const errors = cut % 2 === 0 ? {} : { errors: [{ message: 'æ 𝄞' }] }
      const pieces = isWithin(text, at) ? [text] : [text.slice(0, at), '', text.slice(at)]
      const raw = encodeResult({ ...errors, data: rawData(pieces), ...extensions })
      expect(raw.toString()).toBe(
        encodeResult({ ...errors, data: JSON.parse(text), ...extensions }).toString(),
      )
    }),
  )
})

it('writes a large answer as it writes a small one', () => {
  const text = JSON.stringify({ a: 'æ'.repeat(60_000), b: '𝄞'.repeat(30_000) })
  const pieces = [text.slice(0, 70), text.slice(70, 60_071), text.slice(60_071)]
  expect(encodeResult({ data: rawData(pieces) }).toString()).toBe(`{"data":${text}}\n`)
})

/** Whether a cut here would leave half of a character on either side. */
function isWithin(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at))
}
