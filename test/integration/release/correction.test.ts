import { describe, expect, it } from 'vitest'
import type { NewFigure } from '@citx/agency/records/new-figure.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { releaseRow } from '@citx/schema/release/row.ts'
import { addRecords, people, publish, testAgency, withdraw } from './test-agency.ts'

const answered = (count: number, name: string) =>
  people(count, name, { journey: 'pothole', channel: 'web', answers: ['problem=yes'] })

const unitCost: NewFigure = {
  id: 'unit-cost',
  window: parseWindow('2026-03'),
  journey: ALL,
  channel: 'web',
  stage: ALL,
  value: 4,
  currency: 'GBP',
  source: 'annual report',
}

/** Without their blinds, which are drawn from all rows of a release. */
function cellsOf(lines: readonly string[]): readonly object[] {
  return lines
    .map((line) => releaseRow.parse(JSON.parse(line)))
    .filter(({ kind }) => kind === 'cell')
    .map(({ blind: _blind, ...row }) => row)
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

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

  it('keeps every count where only what the agency reports itself is corrected', async () => {
    await using agency = await testAgency()
    await addRecords(agency, answered(60, 'a'))
    const first = await publish(agency, '2026-03')
    await addRecords(agency, [], { figures: [unitCost] })
    const { manifest, prepared } = await publish(agency, '2026-03', { supersede: true })
    expect(manifest.rows).toBe(first.manifest.rows + 1)
    expect(manifest.protection).toEqual(first.manifest.protection)
    expect(cellsOf(prepared.lines)).toEqual(cellsOf(first.prepared.lines))
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
