import { expect, it } from 'vitest'
import { addRecords, people, publish, testAgency } from '../release/test-agency.ts'
import { serve } from './serving.ts'

const agreement = (journeys: string): string => `
- grantee: p1
  purposes: [benchmarking]
  families: [demand]
  journeys: [${journeys}]
`

it('a cost is computed from unit costs that are shared, and from no others', async () => {
  await using agency = await testAgency()
  const demand = { family: 'demand', journey: 'pothole' } as const
  const cost = { id: 'unit-cost', window: '2026-03', journey: 'ALL', stage: 'ALL', source: 's' }
  await addRecords(
    agency,
    [
      ...people(200, 'a', { ...demand, answers: ['contact-channel=phone'] }),
      ...people(200, 'b', { ...demand, answers: ['contact-channel=web'] }),
    ],
    {
      figures: [
        { ...cost, channel: 'phone', value: 50, currency: 'DKK' },
        { ...cost, channel: 'web', value: 2, currency: 'DKK' },
      ],
    },
  )
  await publish(agency, '2026-03')
  await using serving = await serve(agency, { agreements: agreement('pothole') })
  const read = (place = '') =>
    serving.agencyFields(
      `journey(id: "pothole", window: "2026-03"${place}) { demand { contacts { status } costPerContact { status currency } } }`,
    )
  const byPhone = ', channel: "phone"'
  expect(await read()).toEqual({
    journey: {
      demand: {
        contacts: { status: 'PUBLISHED' },
        costPerContact: { status: 'NOT_ESTIMABLE', currency: null },
      },
    },
  })
  expect(await read(byPhone)).toMatchObject({
    journey: { demand: { costPerContact: { status: 'NOT_COLLECTED', currency: null } } },
  })
  await serving.share(agreement('ALL, pothole'))
  expect(await read()).toMatchObject({
    journey: { demand: { costPerContact: { status: 'PUBLISHED', currency: 'DKK' } } },
  })
  expect(await read(byPhone)).toMatchObject({
    journey: { demand: { costPerContact: { status: 'PUBLISHED', currency: 'DKK' } } },
  })
})
