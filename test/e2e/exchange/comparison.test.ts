import { beforeAll, describe, expect, it } from 'vitest'
import { citx } from '../../support/command-line.ts'
import { sharedNetwork, type SharedNetwork } from '../../support/network.ts'

const returnFields = `{
  contactsMoved failuresAvoided
  channels { channel expected actual left }
  scenarios {
    provenance flagged benefit cashableBenefit roi benefits { kind amount cashable }
    saved { amount share } reasons { code }
  }
  sensitivity { input roiWhenLower roiWhenHigher }
  reasons { code message } participation { agency status }
}`

let network: SharedNetwork
beforeAll(async () => {
  network = await sharedNetwork()
}, 240_000)

async function ask(query: string) {
  const { data, errors } = await network.ask(query)
  expect(errors).toBeUndefined()
  return data
}

async function print(...commandLine: readonly string[]) {
  const token = await network.tokenFor('analyst')
  return citx(commandLine, { env: { CITX_GATEWAY: network.gatewayUrl, CITX_TOKEN: token } })
}

describe('what a programme brought is found through the gateway', () => {
  it('at Skanderhøj a contact moved to self-service saves 135 of 145 kroner', async () => {
    const { roi } =
      await ask(`{ roi(agency: "skanderhoj", journey: "parking-permit", before: "2024-12", after: "2026-09",
      windows: 12, programmeCost: 200000, currency: "DKK", cashable: [SHIFT],
      publishedUnitCosts: [{ channel: "phone", cost: 21 }, { channel: "web", cost: 1 }], publishedSource: "a report"
    ) ${returnFields} }`)
    const [own, benchmark, published] = roi.scenarios
    expect(own).toMatchObject({ provenance: 'OWN', flagged: false, reasons: [] })
    expect(own.saved.amount).toBeCloseTo(135, 10)
    expect(own.saved.share).toBeCloseTo(0.931, 3)
    expect(own.benefits[0]).toMatchObject({ kind: 'SHIFT', cashable: true })
    expect(own.benefits[0].amount).toBeCloseTo(135 * roi.contactsMoved, 4)
    expect(own.cashableBenefit).toBe(own.benefits[0].amount)
    expect(own.roi).toBeCloseTo((own.benefit - 200_000) / 200_000, 10)
    expect(benchmark).toMatchObject({ provenance: 'BENCHMARK', benefit: null })
    expect(benchmark.reasons).toContainEqual({ code: 'TOO_FEW_AGENCIES' })
    expect(published).toMatchObject({ provenance: 'PUBLISHED', flagged: true })
    expect(published.saved.amount).toBeCloseTo(20, 10)
    expect(roi.sensitivity[0].input).toBe('unit-cost:phone')
    expect(roi.participation).toHaveLength(6)
  })

  it('at Pendlebury nearly all desk visits went to the web, at its own costs and at the median of others', async () => {
    const { roi } =
      await ask(`{ roi(agency: "pendlebury", journey: "council-tax", before: "2024-12", after: "2025-12",
      programmeCost: 10000, currency: "GBP") ${returnFields} }`)
    const moves = Object.fromEntries(roi.channels.map((move: Move) => [move.channel, move]))
    const desk = moves['face-to-face']
    expect(desk.left / desk.expected).toBeGreaterThan(0.9)
    expect(moves['web'].left).toBeLessThan(0)
    const [own, benchmark] = roi.scenarios
    expect(own.saved.amount).toBeGreaterThan(7)
    expect(own.saved.amount).toBeLessThan(8.62)
    expect(benchmark).toMatchObject({ provenance: 'BENCHMARK', flagged: false, reasons: [] })
    expect(benchmark.saved.amount).toBeGreaterThan(0)
  })
})

describe('a comparison of the sample agencies', () => {
  it('shows differences, tiers, spread and a common channel mix, with the same answer in any order', async () => {
    const { comparison } = await ask(compare(''))
    expect(comparison.verdict.status).toBe('COMPARABLE')
    expect(comparison.summary.agencies).toBeGreaterThanOrEqual(3)
    const ids: readonly string[] = comparison.rows.map((row: Row) => row.agency.id)
    const named = `, agencies: ${JSON.stringify(ids)}`
    const reversed = `, agencies: ${JSON.stringify(ids.toReversed())}`
    expect(await ask(compare(named))).toEqual({ comparison })
    expect(JSON.stringify(await ask(compare(reversed)))).toBe(JSON.stringify({ comparison }))
    const standardised = comparison.rows.filter(
      (row: Row) => row.standardised?.estimate.status === 'PUBLISHED',
    )
    expect(standardised.length).toBeGreaterThan(1)
  })
})

describe('the command line prints', () => {
  it('what a programme brought', async () => {
    const place = ['--agency', 'skanderhoj', '--journey', 'parking-permit']
    const windows = ['--before', '2024-12', '--after', '2026-09']
    const money = ['--cost', '20000', '--currency', 'DKK', '--cashable', 'shift']
    const { exit, stdout, stderr } = await print('roi', ...place, ...windows, ...money)
    expect([exit, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/135\.00 a contact, 93\.1 %/)
    expect(stdout).toMatch(/^ {2}cost of a contact by phone: /m)
  })

  it('a comparison with differences, the common mix and who was left out', async () => {
    const what = ['--metric', 'percent-satisfied', '--journey', 'ALL', '--window', '2026-09']
    const { exit, stdout } = await print('compare', ...what, '--kinds', 'municipality', 'health')
    expect(exit).toBe(0)
    expect(stdout).toMatch(/To the median of the others/)
    expect(stdout).toMatch(/The common channel mix is /)
    expect(stdout).toMatch(/Left out: northmoor, of another kind/)
  })
})

interface Move {
  readonly channel: string
}

interface Row {
  readonly agency: { readonly id: string }
  readonly standardised: { readonly estimate: { readonly status: string } } | null
}

function compare(agencies: string): string {
  return `{ comparison(metric: "percent-satisfied", journey: "ALL", window: "2026-09"${agencies}) {
      verdict { status } commonMix { channel share }
      rows { agency { id } tier difference { value low high adjustedPValue } funnel { position } standardised { estimate { status value } reasons { code } } }
      summary { agencies heterogeneity { iSquared } dispersion { present phi } } leftOut { agency }
    } }`
}
