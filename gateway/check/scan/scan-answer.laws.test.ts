import { isUtf8 } from 'node:buffer'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import * as fc from 'fast-check'
import { isEnumType, type GraphQLLeafType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../check-answer.ts'
import { compileLeaf } from '../compile-shape.ts'
import { readBody } from '../read-body.ts'
import { ROW_KEY } from '../row-key.ts'
import type { FieldShape, ObjectShape, Shape } from '../shape.ts'
import { writeMembers, writeValue } from '../write-members.ts'
import { compileScanRow } from './compile-scan-row.ts'
import { scanAnswer } from './scan-answer.ts'

const agency = 'north'
const rootKey = 'agencies'

interface Case {
  readonly shape: ObjectShape
  readonly row: Readonly<Record<string, unknown>>
}

/** A shape together with values that have it. */
interface Kind {
  readonly shape: Shape
  readonly values: fc.Arbitrary<unknown>
}

const int = fc.oneof(fc.integer(), fc.constantFrom(0, 2 ** 31 - 1, -(2 ** 31)))
const float = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())
  .filter((value) => !Object.is(value, -0))
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\n\u0000', '\u{1F600}', '\u2028', '__proto__', '","x":"'),
)
const moment = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const windows = fc.constantFrom('2026', '2026-Q3', '2026-12')
const valuesOf: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: int,
  Float: float,
  String: anyText,
  ID: anyText,
  Boolean: fc.boolean(),
  DateTime: moment,
  Window: windows,
}

const leafTypes = Object.values(buildContract('agency').getTypeMap()).filter(
  (type): type is GraphQLLeafType =>
    (isEnumType(type) && !type.name.startsWith('__')) || Object.hasOwn(valuesOf, type.name),
)

const leafKind = fc.constantFrom(...leafTypes).map((type): Kind => {
  const members = isEnumType(type) ? type.getValues().map(({ name }) => name) : []
  return {
    shape: compileLeaf(type, false),
    values: valuesOf[type.name] ?? fc.constantFrom(...members),
  }
})

const keys = fc.constantFrom('a', 'b', 'ab', '_', 'data', 'errors', 'constructor', '__proto__')
const kinds = fc.letrec<{ value: Kind; list: Kind; object: Kind }>((tie) => ({
  value: fc
    .tuple(
      fc.oneof({ maxDepth: 3, withCrossShrink: true }, leafKind, tie('list'), tie('object')),
      fc.boolean(),
    )
    .map(([kind, nullable]) => (nullable ? orNull(kind) : kind)),
  list: tie('value').map(({ shape, values }): Kind => ({
    shape: { kind: 'list', nullable: false, items: shape },
    values: fc.array(values, { maxLength: 3 }),
  })),
  object: fc
    .uniqueArray(fc.tuple(keys, tie('value')), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    })
    .map(objectKind),
}))

function orNull({ shape, values }: Kind): Kind {
  return { shape: { ...shape, nullable: true }, values: fc.option(values) }
}

function objectKind(members: readonly (readonly [string, Kind])[]): Kind {
  const fields = new Map<string, FieldShape>(
    members.map(([key, { shape }]) => [key, { coordinate: `T.${key}`, shape }]),
  )
  const values = fc
    .tuple(...members.map(([, kind]) => kind.values))
    // From entries, so that __proto__ is a member as any other.
    .map((list) => Object.fromEntries(members.map(([key], index) => [key, list[index]])))
  return { shape: { kind: 'object', nullable: false, type: 'T', fields }, values }
}

const ownId: readonly [string, FieldShape] = [
  ROW_KEY,
  {
    coordinate: 'Agency.id',
    shape: {
      kind: 'leaf',
      nullable: false,
      type: 'ID',
      accepts: (value) => typeof value === 'string',
    },
  },
]

const cases: fc.Arbitrary<Case> = kinds.object.chain(({ shape, values }) => {
  if (shape.kind !== 'object') throw new Error('an object was generated')
  const fields = new Map([ownId, ['id', ownId[1]], ...shape.fields])
  return values
    .map((value) => ({
      shape: { ...shape, fields },
      row: { [ROW_KEY]: agency, id: agency, ...Object(value) },
    }))
    .filter(({ row }) => Object.values(row).every((member) => member !== null))
})

function answerOf({ shape, row }: Case): string {
  return `{"data":{"${rootKey}":[${writeValue(row, shape)}]}}`
}

function scan(shape: ObjectShape, text: string): readonly string[] | undefined {
  return createScan(shape)(Buffer.from(text))
}

function createScan(shape: ObjectShape): (bytes: Buffer) => readonly string[] | undefined {
  const roots = [{ key: rootKey, scanRow: compileScanRow(shape) }]
  return (bytes) => scanAnswer(bytes, roots, agency)?.[0]
}

function readSlowly(shape: ObjectShape, text: string): readonly string[] | undefined {
  const headers = { 'content-type': 'application/json' }
  const raw = readBody({ status: 200, headers, bytes: Buffer.from(text) })
  if ('status' in raw) return undefined
  const [checked] = checkAnswer([{ key: rootKey, row: shape }], agency, raw)
  return checked === undefined || 'status' in checked ? undefined : writeMembers(checked.row, shape)
}

/** One small change of a text, of the kinds that matter to a reader of JSON. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 3 }),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '"',
      '\\',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      ' ',
      '\n',
      '-',
      '0',
      '1',
      '.',
      'e9',
    ),
    fc.constantFrom(
      'null',
      'true',
      '\\u0041',
      '\\q',
      '\t',
      '"a":1,',
      ',"errors":[]',
      '1e999',
      '-0',
    ),
    fc.string({ maxLength: 2 }),
    fc.string({ unit: fc.constantFrom('0', '1', '7', 'a', '\u00e9'), maxLength: 3 }),
  ),
  repeat: fc.boolean(),
})

/** What every answer begins with; a change of that is never accepted, and teaches little. */
const head = `{"data":{"${rootKey}":[{`.length

function mutate(
  text: string,
  changes: readonly { at: number; length: number; insert: string; repeat: boolean }[],
): string {
  const changed = changes.reduce((before, { at, length, insert, repeat }) => {
    const start = head + Math.floor(at * (before.length - head))
    const cut = before.slice(start, start + length)
    return (
      before.slice(0, start) + insert + (repeat ? cut + cut : '') + before.slice(start + length)
    )
  }, text)
  // An answer is checked to be UTF-8 before it is read, so that no pair is cut in two.
  return changed.toWellFormed()
}

/** What was accepted has no key twice, and the slow reader accepts it and reads the same. */
function expectRight(shape: ObjectShape, text: string, members: readonly string[]): void {
  expect(hasDuplicateKeys(text)).toBe(false)
  const slow = readSlowly(shape, text)
  expect(slow).toBeDefined()
  expect(JSON.parse(`{${members.join()}}`)).toEqual(JSON.parse(`{${slow?.join()}}`))
}

/** Bytes that end, begin or change something in JSON, and some that do not. */
const telling = Buffer.from('\0\n "\\,:{}[]-+.019eEntu_aZ\x7f')

function hasDuplicateKeys(text: string): boolean {
  let members = 0
  JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      members += Object.keys(value).length
    return value
  })
  // Every member of an object has one colon outside of strings.
  return text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1 !== members
}

describe('scanning an answer', { timeout: 60_000 }, () => {
  it('accepts the canonical text of every valid row, and finds the members the slow reader finds', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const text = answerOf(one)
        const members = scan(one.shape, text)
        expect(members).toEqual(writeMembers(one.row, one.shape))
        expect(members).toEqual(readSlowly(one.shape, text))
        expect(scan(one.shape, `${text}\n`)).toEqual(members)
      }),
      { numRuns: 1_000 },
    )
  })

  it('accepts nothing that the slow reader refuses or reads otherwise, and no key twice', () => {
    let accepted = 0
    fc.assert(
      fc.property(cases, fc.array(mutation, { minLength: 1, maxLength: 2 }), (one, changes) => {
        const text = mutate(answerOf(one), changes)
        const members = scan(one.shape, text)
        if (members === undefined) return
        accepted += 1
        expectRight(one.shape, text, members)
      }),
      { numRuns: 6_000 },
    )
    expect(accepted).toBeGreaterThan(150)
  })

  it('accepts at no place a byte that the slow reader refuses there or reads otherwise', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const bytes = Buffer.from(answerOf(one))
        const scanBytes = createScan(one.shape)
        for (const [at, code] of bytes.entries()) {
          for (const other of telling) {
            bytes[at] = other
            const members = isUtf8(bytes) ? scanBytes(bytes) : undefined
            if (members !== undefined) expectRight(one.shape, bytes.toString(), members)
          }
          bytes[at] = code
        }
      }),
      { numRuns: 15 },
    )
  })

  it('reads nothing beyond the end: an answer that is cut anywhere is refused', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const bytes = Buffer.from(answerOf(one))
        const scanBytes = createScan(one.shape)
        for (const at of bytes.keys()) expect(scanBytes(bytes.subarray(0, at))).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })
})
