import { describe, expect, it } from 'vitest'
import { addRecords, people, publish, testAgency, withdraw } from './test-agency.ts'

const answered = (count: number, name: string) =>
  people(count, name, { journey: 'pothole', channel: 'web', answers: ['problem=yes'] })

describe('a correction of questions with two answers', () => {
  it('is drawn with more noise, and says so', async () => {
    await using agency = await testAgency()
    await addRecords(agency, answered(60, 'a'))
    const first = await publish(agency, '2026-03')
    await addRecords(agency, answered(3, 'late'))
    const { manifest, prepared } = await publish(agency, '2026-03', { supersede: true })
    expect(first.manifest.protection.countVariance).toBe(3)
    const { countVariance, parameters, tableHash } = manifest.protection
    expect(countVariance).toBeGreaterThan(3)
    expect(parameters).toContain(`D=5 V=${countVariance} `)
    expect(tableHash).not.toBe(first.manifest.protection.tableHash)
    for (const { effectiveVariance } of prepared.facts.measures)
      expect(effectiveVariance).toBeGreaterThanOrEqual(1)
  })

  it('is refused where no table has enough, and can be withdrawn', async () => {
    const serves = { journeys: ['pothole', 'graffiti'], channels: ['web', 'phone', 'email'] }
    const protection = { citizens: { kind: 'perturbation-table' as const, V: 5, publishAt: 10 } }
    await using agency = await testAgency({ newSettings: { serves, protection } })
    await addRecords(agency, answered(60, 'a'))
    await publish(agency, '2026-03')
    await addRecords(agency, answered(3, 'late'))
    await expect(publish(agency, '2026-03', { supersede: true })).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('withdraw the release instead'),
      details: [{ message: expect.stringContaining('problem is left with') }],
    })
    await expect(withdraw(agency, '2026-03')).resolves.toMatchObject({
      manifest: { withdrawn: true },
    })
  })
})
