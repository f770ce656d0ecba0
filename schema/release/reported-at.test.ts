import { describe, expect, it } from 'vitest'
import { ALL, EVERYWHERE, type Place } from '../cube/place.ts'
import { reportedAt, type ContextFigure } from './reported-at.ts'

const at = (place: Partial<Place>, figure: Partial<ContextFigure>): ContextFigure => ({
  ...EVERYWHERE,
  id: 'unit-cost',
  ...place,
  ...figure,
})
const parking: Place = { journey: 'parking-permit', channel: ALL, stage: ALL }
const phone = at({ channel: 'phone' }, { value: 5, currency: 'GBP' })
const web = at({ channel: 'web' }, { value: 1, currency: 'GBP' })

describe('unit costs', () => {
  it('are those of the journey, and of no other', () => {
    const own = at({ journey: 'parking-permit', channel: 'phone' }, { value: 7, currency: 'GBP' })
    const other = at({ journey: 'council-tax', channel: 'web' }, { value: 9, currency: 'GBP' })
    const { unitCosts, currency } = reportedAt([phone, web, own, other], parking)
    expect([...(unitCosts ?? [])]).toEqual([['phone', 7]])
    expect(currency).toBe('GBP')
  })

  it('are those of all journeys together where the journey has none by channel', () => {
    const all = at({ journey: 'parking-permit' }, { value: 3, currency: 'GBP' })
    const unvalued = at({ journey: 'parking-permit', channel: 'web' }, { value: null })
    const { unitCosts } = reportedAt([all, unvalued, phone, web], parking)
    expect([...(unitCosts ?? [])]).toEqual([
      ['phone', 5],
      ['web', 1],
    ])
  })

  it('are none where they are in two currencies', () => {
    const kroner = at({ channel: 'email' }, { value: 40, currency: 'DKK' })
    const { unitCosts, currency } = reportedAt([phone, web, kroner], parking)
    expect({ unitCosts, currency }).toEqual({ unitCosts: undefined, currency: undefined })
  })

  it('of one stage are not those of the whole', () => {
    const stage = at({ channel: 'phone', stage: 'pay' }, { value: 50, currency: 'GBP' })
    expect(reportedAt([phone, stage], parking).unitCosts?.get('phone')).toBe(5)
  })
})

it('takes the denominator that is nearest to the place', () => {
  const residents = at({}, { id: 'residents', value: 1000 })
  const nearer = at({ journey: 'parking-permit' }, { id: 'residents', value: 400 })
  expect(reportedAt([nearer, residents], parking).figures?.get('residents')).toBe(400)
  expect(reportedAt([nearer, residents], EVERYWHERE).figures?.get('residents')).toBe(1000)
})
