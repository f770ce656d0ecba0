import { sample } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFindPlan } from '@citx/gateway/compile/find-plan.ts'
import { gatewayConfig } from '@citx/gateway/config.ts'
import { createGateway, type Gateway } from '@citx/gateway/gateway.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { operations, type GeneratedOperation } from '../../support/generate-query.ts'
import { startCatalogue } from './support/start-catalogue.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import type { FixedAgency } from './support/start-fixed-agency.ts'
import { audience } from './support/start-issuer.ts'
import { sendJson, startRawAgency } from './support/start-raw-agency.ts'

/** So many operations; each is asked once of plain stitching, and twice of the gateway. */
const count = Number(process.env['CITX_OPERATIONS'] ?? 60)

const exchangeContract = buildContract('exchange')
const words = ['one', 'two', 'birth-registration']
const places = ['ALL', ...words]
const agencies = ['north', 'failing', 'older', 'down', 'lying', 'denying', 'nowhere', '', 'then']
const pools = {
  values: {
    'Query.agency.id': agencies,
    'Query.agencies.ids': agencies,
    forum: ['forum-one', 'forum-two', 'nowhere'],
    kinds: ['MUNICIPALITY', 'HEALTH'],
    window: ['2026-01', '2026-Q1', '2026'],
    ids: words,
    id: words,
    measures: words,
    journeys: places,
    channels: places,
    stages: places,
    channel: places,
    stage: places,
  },
  without: new Set([
    // These have no plan, and a fan-out of their own; other tests ask them.
    ...Object.keys(exchangeContract.getQueryType()?.getFields() ?? {})
      .filter((field) => !['agency', 'agencies'].includes(field))
      .map((field) => `Query.${field}`),
    'Journey.agencies',
    'Journey.lifeEvents',
    'Journey.matches',
    'Journey.source',
  ]),
  awkwardOneIn: 150,
  absentVariables: true,
}

const limits = {
  tokens: 100_000,
  bodyBytes: 1_000_000,
  depth: 100,
  aliases: 10_000,
  directives: 10_000,
  rootFields: 100,
  selections: 1_000_000,
  repeats: 10_000,
  cells: 1e12,
}

/** The contract before figures were served, and before estimates named their metric and counted their base. */
const older = readSdl('agency')
  .replace(/ {2}"Figures that the agency itself reports[^]*?\): \[ReportedFigure!\]\n/, '')
  .replace(
    / {2}"The metric's id."\n {2}metric: ID!\n {2}"Metric and formula/,
    '  "Metric and formula',
  )
  .replace(/ {2}"Protected number of answers in the formula's base."\n {2}n: Int\n/, '')

/** Answers that the gateway may give again without asking, and those that it asks about each time. */
const kept = { etag: '"one"', 'cache-control': 'private, max-age=3600' }
const revalidated = { etag: '"one"', 'cache-control': 'private, max-age=0' }

describe('an answer by a plan', () => {
  const stack = new AsyncDisposableStack()
  let exchange: Exchange
  let fast: Gateway
  let plain: Gateway
  let north: FixedAgency
  let planned = 0
  let askedAgain = 0

  beforeAll(async () => {
    exchange = stack.use(await startExchange())
    const catalogue = stack.use(await startCatalogue())
    const start = async (compile: typeof createFindPlan) =>
      stack.use(
        await createGateway({
          config: gatewayConfig.parse({
            id: 'gateway',
            port: 0,
            catalogueUrl: catalogue.url,
            audience,
            issuers: [{ issuer: exchange.issuer.url, jwksUrl: exchange.issuer.url }],
            limits,
            agencies: { breakerFailures: 1_000_000, allowPrivateAddresses: true },
          }),
          key: exchange.gatewayKey,
          directory: exchange.directory.watch,
          log: silentLogger,
          compile,
        }),
      )
    plain = await start(() => () => undefined)
    fast = await start((source) => {
      const findPlan = createFindPlan(source)
      return (asked) => {
        const found = findPlan(asked)
        if (found !== undefined) planned += 1
        return found
      }
    })
    const failing = await exchange.startAgency({
      id: 'failing',
      headers: () => kept,
      agency: {
        cells: () => {
          throw new CitxError('UNKNOWN_WINDOW', 'unknown')
        },
        measures: () => [{ place: 'm' }, { place: 'n', wording: fail, breaks: fail }],
        journey: (_agency, { id }) => ({
          place: 'j',
          journeyId: id,
          demand: { place: 'd', contacts: fail },
        }),
      },
    })
    north = await exchange.startAgency({ id: 'north', headers: () => kept })
    const lying = stack.use(
      await startRawAgency('lying', (response) =>
        sendJson(response, { data: { agencies: [{ __agency: 'other' }] } }),
      ),
    )
    const denying = stack.use(
      await startRawAgency('denying', (response) => sendJson(response, {}, { status: 403 })),
    )
    await exchange.admit(
      north,
      failing,
      await exchange.startAgency({ id: 'older', sdl: older, headers: () => revalidated }),
      { id: 'down', url: 'http://127.0.0.1:1/graphql', entry: { kind: 'health', forums: [] } },
      { ...lying, entry: { residents: 12_000 } },
      denying,
    )
  }, 60_000)
  afterAll(() => stack.disposeAsync())

  it(
    `is the answer of plain stitching, errors and all, whatever is asked: ${count} operations`,
    async () => {
      expect(older).not.toMatch(/figures\(|"The metric's id."\n {2}metric: ID!\n {2}"Metric and/)
      const asked = sample(operations(exchangeContract, pools), {
        numRuns: count,
        seed: 7,
      })
      for (const operation of asked) {
        const meant = await ask(plain, operation)
        expect(await ask(fast, operation), operation.query).toEqual(meant)
        const before = north.requests()
        expect(await ask(fast, operation), operation.query).toEqual(meant)
        askedAgain += north.requests() - before
      }
      expect(north.requests()).toBeGreaterThan(count / 4)
      expect(askedAgain).toBe(0)
      expect(planned / (2 * count)).toBeGreaterThan(0.6)
    },
    count * 2_000,
  )

  async function ask({ url }: Gateway, { query, variables }: GeneratedOperation) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await exchange.issuer.tokenFor('university-client')}`,
      },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...canonical(await response.text()) }
  }
})

interface Body {
  readonly data?: unknown
  readonly errors?: readonly { readonly path?: readonly unknown[] }[]
  readonly extensions?: {
    readonly participation?: readonly { readonly agency: string; readonly status: string }[]
  }
}

/** Byte by byte, without what depends on the time, and with errors in the order of their places. */
function canonical(text: string) {
  const { data, errors = [], extensions = {} }: Body = JSON.parse(text)
  return {
    data: JSON.stringify(data),
    errors: errors.map((error) => JSON.stringify(error)).toSorted(),
    participation: extensions.participation?.map(({ agency, status }) => `${agency} ${status}`),
  }
}

function fail(): never {
  throw new Error('password=hunter2')
}
