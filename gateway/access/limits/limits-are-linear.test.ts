import { buildSchema, parse, visit, type DocumentNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { indexMembers } from '../members.ts'
import { countCells } from './operation-cost.ts'
import { measureOperation } from './operation-size.ts'

const schema = buildSchema('type Query { a: A } type A { id: ID a(x: [Int]): A }')
const members = indexMembers(
  {
    seq: 1,
    prev: null,
    issuedAt: '',
    expires: '',
    agencies: [],
    partners: [],
    forums: [],
    gateways: [],
  },
  '',
)

/** Each fragment spreads the next one twice; the last one holds the leaf. */
function bomb(levels: number, leaf: string): string {
  const fragments = Array.from({ length: levels }, (_, level) =>
    level === levels - 1
      ? `fragment f${level} on A { ${leaf} }`
      : `fragment f${level} on A { ...f${level + 1} ...f${level + 1} }`,
  )
  return `{ a { ...f0 } } ${fragments.join(' ')}`
}

/** The document, and how often a list of selections in it was looked at. */
function watch(text: string) {
  let looks = 0
  const document: DocumentNode = visit(parse(text, { noLocation: true }), {
    SelectionSet: {
      leave: ({ kind, selections }) => ({
        kind,
        get selections() {
          looks += 1
          return selections
        },
      }),
    },
  })
  looks = 0
  return { document, looks: () => looks }
}

const most = (text: string) => 8 * text.length

describe.each([
  ['a field', 'id'],
  ['a fragment that does not exist', '...nothing'],
  ['an empty value', 'a(x: []) { id }'],
])('a bomb of nested fragments over %s', (_what, leaf) => {
  it('is measured in steps proportional to its length, and not small', () => {
    const text = bomb(26, leaf)
    const { document, looks } = watch(text)
    expect(measureOperation(document, 5_000)?.selections).toBeGreaterThan(2 ** 25)
    expect(looks()).toBeGreaterThan(0)
    expect(looks()).toBeLessThan(most(text))
  })

  it('is counted in steps proportional to its length', () => {
    const text = bomb(26, leaf)
    const { document, looks } = watch(text)
    countCells({ document, operationName: undefined, variables: {} }, { schema, members })
    expect(looks()).toBeGreaterThan(0)
    expect(looks()).toBeLessThan(most(text))
  })
})

it('fields repeated in fragments side by side count as repeated', () => {
  const fragments = Array.from({ length: 30 }, (_, at) => `fragment f${at} on A { id }`)
  const spreads = fragments.map((_text, at) => `...f${at}`).join(' ')
  const document = parse(`{ a { ${spreads} } } ${fragments.join(' ')}`)
  expect(measureOperation(document, 5_000)?.repeats).toBe(29)
})

it('fragments that nobody spreads are looked at a bounded number of times, and then said to repeat too much', () => {
  const fragments = Array.from(
    { length: 400 },
    (_, at) => `fragment f${at} on A { ${at === 399 ? 'id' : `a { ...f${at + 1} }`} }`,
  )
  const { document, looks } = watch(`{ a { id } } ${fragments.join(' ')}`)
  const size = measureOperation(document, 1_000)
  expect(size?.selections).toBe(2)
  expect(size?.repeats).toBe(4_000)
  expect(looks()).toBeLessThan(3 * 4_000)
})
