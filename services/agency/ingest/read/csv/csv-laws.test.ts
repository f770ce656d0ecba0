import { CitxError } from '@citx/kit/errors/citx-error.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContent } from '../testing.ts'

interface Style {
  readonly delimiter: string
  readonly newline: string
  readonly quoteAll: boolean
  readonly endsWithNewline: boolean
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  endsWithNewline: fc.boolean(),
})

const awkward = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  ' ',
  'a',
  'é',
  '😀',
)
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')),
  fc.array(awkward, { maxLength: 6 }).map((parts) => parts.join('')),
)
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
  )

function write(
  rows: readonly (readonly string[])[],
  { delimiter, newline, quoteAll, endsWithNewline }: Style,
): string {
  const mustQuote = new RegExp(`["\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`)
  const writeCell = (text: string): string =>
    quoteAll || text === '' || mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = rows.map((row) => row.map(writeCell).join(delimiter))
  return lines.join(newline) + (endsWithNewline ? newline : '')
}

function withHeader(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows[0]?.length ?? 2
  return [Array.from({ length: width }, (_, index) => `c${index}`), ...rows]
}

describe('a written table', () => {
  it('reads back equal, for every delimiter, quote style and line end', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, how) => {
        const read = await readContent(write(withHeader(rows), how))
        expect(read.rows).toEqual(rows)
        expect(read.rejected).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('reads the same in pieces of any size, down to one byte', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, fc.integer({ min: 1, max: 9 }), async (rows, how, piece) => {
        const text = write(withHeader(rows), how)
        const whole = await readContent(text)
        const pieces = await readContent(text, {}, piece)
        expect(pieces.rows).toEqual(whole.rows)
        expect(pieces.lines).toEqual(whole.lines)
        expect(pieces.rejected).toEqual(whole.rejected)
      }),
      { numRuns: 200 },
    )
  })

  it('gives each row the line it begins on', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, how) => {
        const lineEnds = how.newline === '\r' ? /\r/g : /\n/g
        const written = withHeader(rows)
        const begins = rows.map((_, index) => {
          const before = write(written.slice(0, index + 1), { ...how, endsWithNewline: true })
          return (before.match(lineEnds) ?? []).length + 1
        })
        expect((await readContent(write(written, how))).lines).toEqual(begins)
      }),
      { numRuns: 200 },
    )
  })
})

async function outcomeOf(text: string, pieceBytes: number): Promise<object> {
  try {
    const { rows, lines, rejected } = await readContent(text, { format: 'csv' }, pieceBytes)
    return { rows, lines, rejected }
  } catch (error) {
    expect(error).toBeInstanceOf(CitxError)
    return { refusal: String(error) }
  }
}

describe('any text at all', () => {
  it('gives the same rows and refusals whole or byte by byte, and never crashes otherwise', async () => {
    const anyText = fc.array(fc.oneof(awkward, fc.constant('\0')), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(anyText, async (parts) => {
        const text = parts.join('')
        const whole = await outcomeOf(text, 1024)
        expect(await outcomeOf(text, 1)).toEqual(whole)
      }),
      { numRuns: 500 },
    )
  })
})
