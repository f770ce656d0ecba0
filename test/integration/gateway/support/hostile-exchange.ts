import { expect } from 'vitest'
import { FACTS, factsOf } from './agency-facts.ts'
import {
  startExchange,
  type Answer,
  type Exchange,
  type ExchangeOptions,
} from './start-exchange.ts'
import type { RawAgency } from './start-raw-agency.ts'
import { createTruthTeller, startTamperingAgency, type Tamper } from './start-tampering-agency.ts'

/** What a lie must lead to. */
export interface Consequence {
  readonly status: 'BAD_RESPONSE' | 'TIMEOUT' | 'DOWN'
  readonly reason: RegExp
}

/** Two honest agencies with a liar between them. */
export interface HostileExchange extends AsyncDisposable {
  readonly exchange: Exchange
  /** Asks with this liar in the middle, in every way of asking, and checks that it loses its own row alone. */
  expectAlone(lie: Tamper, expected: Consequence): Promise<RawAgency['questions']>
  /** Asks with this agency in the middle, and checks that every cell is true. */
  expectTrue(agency: Tamper): Promise<void>
}

const ids = ['alpha', 'liar', 'omega']
const rows = `agencies(ids: ["alpha", "liar", "omega"]) { id name ${FACTS} }`

/** One that has a plan of its own, and one that is stitched field by field. */
const ways = [`{ ${rows} }`, `{ metric(id: "m") { id } ${rows} }`]

export async function startHostileExchange(options?: ExchangeOptions): Promise<HostileExchange> {
  await using stack = new AsyncDisposableStack()
  const exchange = stack.use(await startExchange(options))
  const start = (id: string) => exchange.startAgency({ id, agency: factsOf(id) })
  const [alpha, omega] = await Promise.all([start('alpha'), start('omega')])
  // The first question is slow: it is compiled, and its connections are made.
  await exchange.admit(alpha, omega)
  for (const query of ways) await exchange.ask(query)
  const askAll = async (agency: Tamper, check: (answer: Answer) => void) => {
    await using liar = await startTamperingAgency('liar', agency)
    for (const query of ways) {
      await exchange.admit(alpha, liar, omega)
      check(await exchange.ask(query))
      // A line that was left alone after failures is opened anew.
      await exchange.admit(alpha, omega)
    }
    return liar.questions
  }
  const running = stack.move()
  return {
    exchange,
    expectAlone: (lie, expected) => askAll(lie, (answer) => checkAlone(answer, expected)),
    async expectTrue(agency) {
      await askAll(agency, ({ status, errors, data }) => {
        expect({ status, errors }).toEqual({ status: 200, errors: [] })
        expect(data).toMatchObject({ agencies: ids.map(truthOf) })
      })
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function checkAlone({ status, data, errors, participation, text }: Answer, expected: Consequence) {
  expect(status).toBe(200)
  expect(participation).toMatchObject([
    { agency: 'alpha', status: 'OK', reason: null },
    { agency: 'liar', status: expected.status, reason: expect.stringMatching(expected.reason) },
    { agency: 'omega', status: 'OK', reason: null },
  ])
  expect(data).toMatchObject({
    agencies: [truthOf('alpha'), nothingOf('liar'), truthOf('omega')],
  })
  expect(new Set(errors.map(({ path }) => path?.join('.')))).toEqual(
    new Set(Object.keys(factsAbout('liar')).map((field) => `agencies.1.${field}`)),
  )
  for (const { extensions } of errors) expect(extensions?.code).toBe(`AGENCY_${expected.status}`)
  expect(text).not.toMatch(/secret|127\.0\.0\.1|localhost|at \w+ \(|node:internal|undici/)
}

/** What the directory knows stays; what the agency would have said is absent. */
function nothingOf(id: string): object {
  const absent = Object.keys(factsAbout(id)).map((field) => [field, null])
  return { id, name: `Agency ${id}`, ...Object.fromEntries(absent) }
}

function truthOf(id: string): object {
  return { id, name: `Agency ${id}`, ...factsAbout(id) }
}

function factsAbout(id: string): Readonly<Record<string, unknown>> {
  const query = `query ($ids: [ID!]!) { agencies(ids: $ids) { ${FACTS} } }`
  return createTruthTeller(id)({ query, variables: { ids: [id] } }).row
}
