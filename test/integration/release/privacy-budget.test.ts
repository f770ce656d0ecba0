import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { NewCollected } from '@citx/agency/records/new-figure.ts'
import { readLedger } from '@citx/agency/release/store/privacy-ledger.ts'
import { readLines } from '@citx/agency/release/store/release-store.ts'
import { releaseRow, type CellRow } from '@citx/schema/release/row.ts'
import { addRecords, people, publish, testAgency, type TestAgency } from './test-agency.ts'

const newSettings = {
  protection: { employees: 'panel' as const },
  serves: { journeys: ['pothole', 'graffiti', 'waste-collection'] },
}
const undescribed = {
  wording: undefined,
  wordingId: undefined,
  wordingClass: undefined,
  mode: undefined,
  coverage: undefined,
  since: undefined,
}
const collected: readonly NewCollected[] = [
  { measure: 'tools-5', family: 'voice-of-employee', breaks: [], ...undescribed },
]
const staff = (count: number, name: string, month = '2026-03') =>
  people(count, name, {
    family: 'voice-of-employee',
    month,
    journey: 'pothole',
    answers: ['tools-5=4'],
  })
const citizens = people(60, 'c', { journey: 'graffiti', answers: ['ease-5=4'] })

async function countsOf({ owner }: TestAgency, seq: number): Promise<readonly string[]> {
  const lines = await readLines(owner, seq)
  return lines
    .map((line) => releaseRow.parse(JSON.parse(line)))
    .filter((row): row is CellRow => row.kind === 'cell')
    .map((cell) => JSON.stringify({ ...cell, blind: undefined }))
    .toSorted()
}

describe('a release with citizens under a table and an employee panel under discrete Laplace', () => {
  it('says both in its manifest, and each row its own variance', async () => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, [...citizens, ...staff(80, 'e')], { collected })
    const { manifest } = await publish(agency, '2026-03')
    expect(manifest.protection).toMatchObject({ profile: 'perturbation-table', countVariance: 3 })
    expect(manifest.employeeProtection).toMatchObject({ profile: 'discrete-laplace', epsilon: 1 })
    const cells = (await readLines(agency.owner, 1))
      .map((line) => releaseRow.parse(JSON.parse(line)))
      .filter((row): row is CellRow => row.kind === 'cell')
    for (const { measure, journey, countVariance = 3 } of cells) {
      if (measure === 'ease-5') expect(countVariance).toBe(3)
      else {
        const one = manifest.employeeProtection?.countVariance ?? 0
        // The margin is the sum of three journeys and of those who named none.
        expect(countVariance).toBeCloseTo(journey === 'ALL' ? 4 * one : one, 9)
      }
    }
    expect(new Set(cells.map(({ measure }) => measure))).toEqual(new Set(['ease-5', 'tools-5']))
    expect(await readLedger(agency.owner)).toEqual([
      { question: 'tools-5', window: '2026-03', epsilon: 1 },
    ])
  })

  it('spends the budget once: a correction and an overlapping quarter are refused, with what is left', async () => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, staff(80, 'e'), { collected })
    await publish(agency, '2026-03')
    await addRecords(agency, staff(5, 'late'), { collected })
    await expect(publish(agency, '2026-03', { supersede: true })).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('left of tools-5 in 2026-03: 0'),
    })
    await expect(publish(agency, '2026-Q1')).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('budget'),
    })
    const protection = { ...agency.profile.protection, budget: { questionInWindow: 2 } }
    await publish(agency, '2026-03', { supersede: true, protection })
    expect(await readLedger(agency.owner)).toHaveLength(2)
  })

  it('takes nothing for a correction of declarations alone, which leaves every count as it was', async () => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, staff(80, 'e'), { collected })
    await publish(agency, '2026-03')
    const wording = 'I have the tools that I need'
    await addRecords(agency, [], { collected: collected.map((one) => ({ ...one, wording })) })
    await publish(agency, '2026-03', { supersede: true })
    expect(await readLedger(agency.owner)).toHaveLength(1)
    const [first, second] = await Promise.all([1, 2].map((seq) => countsOf(agency, seq)))
    expect(first?.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
  })

  it('counts the same questions and places whether or not anybody answers', async () => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, [...citizens, ...staff(80, 'e', '2026-02')], { collected })
    await publish(agency, '2026-03')
    expect(await readLedger(agency.owner)).toHaveLength(1)
  })

  it('is refused where employees answer what nobody declared', async () => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, staff(80, 'e'))
    await expect(publish(agency, '2026-03')).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      details: [{ message: 'tools-5 is answered and not declared' }],
    })
  })

  it.each(['update', 'delete', 'truncate'])('keeps its ledger from %s', async (what) => {
    await using agency = await testAgency({ newSettings })
    await addRecords(agency, staff(80, 'e'), { collected })
    await publish(agency, '2026-03')
    const statements: Readonly<Record<string, string>> = {
      update: 'update release.privacy_spend set epsilon = 0.1',
      delete: 'delete from release.privacy_spend',
      truncate: 'truncate release.privacy_spend',
    }
    await expect(sql.raw(statements[what] ?? '').execute(agency.owner)).rejects.toThrow(
      /never changes|permission denied/,
    )
  })
})
