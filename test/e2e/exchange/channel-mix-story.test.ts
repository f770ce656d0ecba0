import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sharedNetwork, type SharedNetwork } from '../../support/network.ts'

const window = '2026-Q3'

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() })
const comparison = z.object({
  comparison: z.object({
    rows: z.array(
      z.object({
        agency: z.object({ id: z.string() }),
        estimate: interval,
        standardised: z.object({ estimate: interval }).nullable(),
      }),
    ),
    commonMix: z.array(z.object({ channel: z.string(), share: z.number() })),
  }),
})
const decomposition = z.object({
  decomposition: z.object({
    difference: z.number(),
    mix: z.number(),
    performance: z.number(),
    channels: z.array(
      z.object({ channel: z.string(), ofValue: z.number(), againstValue: z.number() }),
    ),
  }),
})

let network: SharedNetwork
beforeAll(async () => {
  network = await sharedNetwork()
}, 240_000)

describe('a paradox of channel mix is resolved', () => {
  it('Eastvale has more failure demand than Pendlebury, and less with one channel mix for both', async () => {
    const { data, errors } = await network.ask(`{
      comparison(metric: "failure-demand", journey: "waste-collection", window: "${window}",
        agencies: ["eastvale", "little-marsh", "pendlebury"]) {
        rows { agency { id } estimate { value low high } standardised { estimate { value low high } } }
        commonMix { channel share }
      }
    }`)
    expect(errors).toBeUndefined()
    const { rows, commonMix } = comparison.parse(data).comparison
    const [eastvale, pendlebury] = ['eastvale', 'pendlebury'].map((id) => {
      const row = rows.find(({ agency }) => agency.id === id)
      if (row?.standardised == null) throw new Error(`${id} has no standardised figure`)
      return { raw: row.estimate, standardised: row.standardised.estimate }
    })
    if (eastvale === undefined || pendlebury === undefined) throw new Error('both are asked')
    expect(commonMix.map(({ channel }) => channel).toSorted()).toEqual(['phone', 'web'])
    expect(eastvale.raw.value).toBeGreaterThan(pendlebury.raw.value)
    expect(eastvale.standardised.value).toBeLessThan(pendlebury.standardised.value)
    // Chance and noise explain neither: the intervals do not overlap after standardisation.
    expect(eastvale.standardised.high).toBeLessThan(pendlebury.standardised.low)
  })

  it('the difference is all mix, and performance goes the other way', async () => {
    const { data, errors } = await network.ask(`{
      decomposition(metric: "failure-demand", journey: "waste-collection", window: "${window}", of: "eastvale", against: "pendlebury") {
        difference mix performance channels { channel ofValue againstValue }
      }
    }`)
    expect(errors).toBeUndefined()
    const { difference, mix, performance, channels } = decomposition.parse(data).decomposition
    expect(difference).toBeGreaterThan(0)
    expect(mix).toBeGreaterThan(difference)
    expect(performance).toBeLessThan(0)
    expect(channels).toHaveLength(2)
    for (const { ofValue, againstValue } of channels) expect(ofValue).toBeLessThan(againstValue)
  })
})
