import { monthsOf, parseWindow } from '@citx/schema/cube/window.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hasData, when } from './real-data.ts'
import { startRealExchange, type RealExchange } from './real-exchange.ts'

const services = {
  deputyship: 'complete_the_deputy_report_service',
  'power-of-attorney': 'make_a_lasting_power_of_attorney_service',
  'use-power-of-attorney': 'use_a_lasting_power_of_attorney_service',
}
const months = ['2025', '2026'].flatMap((year) => monthsOf(parseWindow(year))).slice(0, 18)
const detected = {
  from: '2026-04',
  kind: 'FORMULA',
  note: 'Computed again from its counts, the published score equals satisfaction-index before 2026-04, and percent-satisfied from then on.',
  detected: true,
}

const trendAnswer = z.object({
  trend: z.object({
    points: z.array(
      z.object({
        window: z.string(),
        estimate: z.looseObject({ value: z.number().nullable() }),
      }),
    ),
    breaks: z.array(z.unknown()).default([]),
    participation: z.array(z.unknown()).default([]),
  }),
})

describe.skipIf(!hasData)(`The series of ${when}`, () => {
  let real: RealExchange
  let id = ''
  beforeAll(async () => {
    real = await startRealExchange([
      {
        name: 'Office of the Public Guardian',
        kind: 'national-agency',
        exports: Object.values(services).map((service) => ({
          mapping: 'opg-performance',
          file: `uk-moj-opg/${service}.json`,
        })),
        windows: months,
      },
    ])
    id = real.agencies.get('Office of the Public Guardian')?.id ?? ''
  })
  afterAll(() => real[Symbol.asyncDispose]())

  it('break where the published score changes its formula: 106 of 117 months are the index, the 9 from April 2026 the share', () => {
    const summaries = real.agencies.get('Office of the Public Guardian')?.summaries ?? []
    const computed = summaries.flatMap(({ recomputed }) => recomputed)
    expect(computed).toHaveLength(117)
    expect(computed.filter(({ equal }) => equal.includes('satisfaction-index'))).toHaveLength(106)
    expect(computed.filter(({ equal }) => equal.includes('percent-satisfied'))).toHaveLength(9)
    expect(computed.filter(({ equal }) => equal.length === 0)).toHaveLength(2)
    for (const { breaks } of summaries)
      expect(breaks).toEqual([
        { measure: 'satisfaction-5', from: '2026-04', kind: 'formula', note: detected.note },
      ])
  })

  it('show it through the gateway, as the agency declares it and as it was found', async () => {
    const answer = await real.exchange.ask(
      '{ agencies { id ... on Agency { measures { measure breaks { from kind note detected } } } } }',
    )
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      agencies: [
        {
          id,
          measures: [
            {
              measure: 'satisfaction-5',
              breaks: [expect.objectContaining({ from: '2026-04', detected: false }), detected],
            },
          ],
        },
      ],
    })
  })

  it.each(Object.keys(services))('of %s has it in its trend', async (journey) => {
    const answer = await real.exchange.ask(
      `query ($agency: ID!, $journey: ID!) {
        trend(metric: "satisfaction-index", journey: $journey, agency: $agency, until: "2026-06", last: 14) {
          points { window estimate { status basis value } }
          breaks { from kind note detected }
          participation { status }
        }
      }`,
      { variables: { agency: id, journey } },
    )
    expect(answer.errors).toEqual([])
    const { trend } = trendAnswer.parse(answer.data)
    expect(trend.participation).toEqual([{ status: 'OK' }])
    expect(trend.breaks).toContainEqual(detected)
    expect(trend.points).toHaveLength(14)
    for (const { estimate } of trend.points)
      expect(estimate).toMatchObject({ status: 'PUBLISHED', basis: 'REPORTED' })
  })

  it('does not move with the label: the same formula over the counts rises by none of the 3 to 4 points', async () => {
    const answer = await real.exchange.ask(
      `query ($agency: ID!) {
        trend(metric: "satisfaction-index", journey: "use-power-of-attorney", agency: $agency, until: "2026-06", last: 18) {
          points { window estimate { value } }
        }
      }`,
      { variables: { agency: id } },
    )
    const { trend } = trendAnswer.parse(answer.data)
    const valueIn = (window: string) =>
      trend.points.find((point) => point.window === window)?.estimate.value ?? Number.NaN
    // Published: 85 in March and 89 in April 2026.
    expect(Math.abs(valueIn('2026-04') - valueIn('2026-03'))).toBeLessThan(1.5)
  })
})
