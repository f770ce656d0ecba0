import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'

/** 27 fragments, each spreading the next twice: 806 bytes that mean 2^26 times the last one. */
function fragmentBomb(leaf = 'id'): string {
  const names = 'abcdefghijklmnopqrstuvwxyz'
  const fragments = names
    .split('')
    .map((name, index) =>
      name === 'z'
        ? `fragment z on Agency{${leaf}}`
        : `fragment ${name} on Agency{...${names[index + 1]} ...${names[index + 1]}}`,
    )
  return `{agencies{...a}}${fragments.join('')}`
}

const deep = `{ agencies ${'{ journey(id: "x") { journey { agencies(window: "2026") { agencies '.repeat(5)}{ id }${' } } } }'.repeat(5)} }`
const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

const cases: readonly (readonly [string, string, RegExp])[] = [
  ['a bomb of nested fragments', fragmentBomb(), /selections: \d+ /],
  ['a bomb of fragments over one that does not exist', fragmentBomb('...no'), /selections: \d+ /],
  ['aliases', `{ ${many(51, (i) => `a${i}: __typename`)} }`, /aliases: 51 aliases, at most 50/],
  ['depth', deep, /depth: 22 levels deep, at most 12/],
  ['directives', `{ ${many(21, () => '__typename @skip(if: false)')} }`, /directives: 21/],
  ['root fields', `{ ${many(21, (i) => `a${i}: __typename`)} }`, /rootFields: 21/],
  ['repeated fields', `{ ${many(1300, () => '__typename')} }`, /repeats: 1299/],
  [
    'cells',
    '{ agencies { cells(window: "2026") { measure } } }',
    /cells: 1080000 .* at most 500000/,
  ],
  [
    'comparisons',
    `{ ${many(20, (i) => `a${i}: journeys { agencies(window: "2026") { agencies { journey(id: "x") { metrics(ids: ["x"]) { value } } } } }`)} }`,
    /cells: /,
  ],
]

describe('a query over the limits', () => {
  let exchange: Exchange

  beforeAll(async () => {
    exchange = await startExchange()
    const dead = Array.from({ length: 300 }, (_, index) => ({
      id: `dead-${index}`,
      url: `http://127.0.0.1:1/${index}/graphql`,
    }))
    await exchange.admit(...dead)
    await exchange.ask('{ __typename }')
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  it.each(cases)(
    'is refused for its %s within milliseconds, naming limit and value',
    async (_what, query, why) => {
      const before = process.cpuUsage()
      const answer = await exchange.ask(query)
      const { user, system } = process.cpuUsage(before)
      expect([answer.status, answer.errors.length]).toEqual([400, 1])
      expect(answer.errors[0]?.extensions?.code).toBe('COST_EXCEEDED')
      expect(answer.errors[0]?.message).toMatch(why)
      // Of a processor, whatever else the machine does.
      expect((user + system) / 1000).toBeLessThan(1000)
    },
  )

  it('is refused for its length or its tokens', async () => {
    const long = await exchange.ask(`{ __typename } # ${'x'.repeat(70_000)}`)
    expect(long.status).toBe(413)
    const tokens = await exchange.ask(`{ ${many(4001, (i) => `f${i}`)} }`)
    expect([tokens.status, tokens.errors[0]?.message]).toEqual([
      400,
      expect.stringContaining('4000 tokens'),
    ])
  })

  it('is refused by variables too', async () => {
    const query =
      'query ($ids: [ID!]) { agencies(ids: $ids) { cells(window: "2026") { measure } } }'
    const ids = Array.from({ length: 300 }, (_, index) => `dead-${index}`)
    expect((await exchange.ask(query, { variables: { ids } })).status).toBe(400)
    expect((await exchange.ask(query, { variables: { ids: ids.slice(0, 3) } })).status).toBe(200)
  })

  it('is refused for what its variables are by default', async () => {
    const ids = JSON.stringify(Array.from({ length: 200 }, () => 'council-tax'))
    const answer = await exchange.ask(
      `query ($ids: [ID!]! = ${ids}) {
        journeysById(ids: $ids) { agencies(window: "2026") { agencies { id } } }
      }`,
    )
    expect([answer.status, answer.errors[0]?.message]).toEqual([
      400,
      expect.stringMatching(/cells: 600000 .* at most 500000/),
    ])
  })

  it('does not blow up in circles: each of twelve fragments spreads all others', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`)
    const fragments = names.map((name) => {
      const others = names.filter((other) => other !== name).map((other) => `...${other}`)
      return `fragment ${name} on Agency { ${others.join(' ')} }`
    })
    // One by one there are 11! ways through them: no test has the time.
    const answer = await exchange.ask(`{ agencies { ...f0 } } ${fragments.join(' ')}`)
    expect(answer.status).toBe(400)
  })

  it('does not hide behind a circle of fragments', async () => {
    const answer = await exchange.ask(
      '{ agencies { ...a } } fragment a on Agency { ...b } fragment b on Agency { ...a }',
    )
    expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ])
  })
})
