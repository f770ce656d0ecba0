import type { NewCollected } from '@citx/agency/records/new-figure.ts'
import { describe, expect, it } from 'vitest'
import { addRecords, people, publish, testAgency, type TestRecord } from './test-agency.ts'

const staff = (month: string, name = 'staff'): readonly TestRecord[] =>
  people(30, name, {
    family: 'voice-of-employee',
    month,
    journey: 'pothole',
    answers: ['empowerment-5=4'],
  }).map((one) => ({ ...one, record: `${one.subject}-${month}` }))

describe('employees who are asked every month', () => {
  it('are refused from the third wave on, with the way out', async () => {
    await using agency = await testAgency()
    for (const month of ['2026-01', '2026-02', '2026-03']) await addRecords(agency, staff(month))
    await publish(agency, '2026-01')
    await publish(agency, '2026-02')
    await expect(publish(agency, '2026-03')).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringMatching(/30 of 30 employees .* employees: panel/),
    })
  })

  it('are published under a budget', async () => {
    await using agency = await testAgency({ newSettings: { protection: { employees: 'panel' } } })
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await addRecords(agency, staff(month), { collected: [declared] })
      await publish(agency, month)
    }
  })

  it('may be a quarter of those asked, and other people in other months', async () => {
    await using agency = await testAgency()
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await addRecords(agency, [...staff(month).slice(0, 10), ...staff(month, `only-${month}`)])
      await publish(agency, month)
    }
    await publish(agency, '2026-Q1')
  })
})

const declared: NewCollected = {
  measure: 'empowerment-5',
  family: 'voice-of-employee',
  wording: undefined,
  wordingId: undefined,
  wordingClass: undefined,
  mode: undefined,
  coverage: undefined,
  since: undefined,
  breaks: [],
}
