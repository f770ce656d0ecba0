import { describe, expect, it } from 'vitest'
import { checkReal, createRealDatabase, hasData, when } from './real-data.ts'

const FILE = 'us-boston-311/boston-311-2015.csv'

describe.skipIf(!hasData)(`Boston 311 of ${when}`, () => {
  it('sets internal records aside and keeps every contact of a citizen', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest('boston-311', FILE, 'boston')
    expect(summary).toMatchObject({
      rowsRead: 58_086,
      filtered: { 'internal-origin': 12_616 },
      rejected: { total: 0 },
      families: { demand: 45_470, behaviour: 45_470 },
      records: { new: 90_940, duplicates: 0 },
    })
    expect(summary.windows).toHaveLength(12)

    const contacts = await database.distribution('contact-channel')
    expect(Object.fromEntries(contacts.counts)).toEqual({
      phone: 25_898,
      app: 9_861,
      web: 9_694,
      social: 17,
    })
    const reports = await database.distribution('duplicate-report')
    expect(reports.counts.get('duplicate')).toBe(1_320)
    const handOffs = await database.distribution('hand-offs')
    expect(handOffs.counts.get('1')).toBe(231)

    const again = await database.ingest('boston-311', FILE, 'boston')
    expect(again.records).toEqual({ new: 0, changed: 0, unchanged: 90_940, duplicates: 0 })
  })

  it('rejects the cases that were closed before they were opened, all of them internal', async () => {
    const summary = await checkReal('boston-311', FILE, 'boston', {
      adapt: (mapping) => ({ ...mapping, filters: [] }),
    })
    expect(summary.rejected).toEqual({ total: 179, byReason: { 'negative-duration': 179 } })
    expect(summary.families.demand).toBe(58_086 - 179)
  })

  it('finds duplicates and reallocations among all records, internal ones too', async () => {
    await using database = await createRealDatabase()
    await database.ingest('boston-311', FILE, 'boston', {
      adapt: (mapping) => ({
        ...mapping,
        filters: [],
        records: mapping.records.map((record) => ({
          ...record,
          answers: {
            'duplicate-report': record.answers['duplicate-report'] ?? {},
            'hand-offs': record.answers['hand-offs'] ?? {},
          },
        })),
      }),
    })
    const reports = await database.distribution('duplicate-report')
    // With this very phrase; looser ones ("Case Noted duplicate of ...") come to 1,765.
    expect(reports.counts.get('duplicate')).toBe(1_618)
    const handOffs = await database.distribution('hand-offs')
    expect(handOffs.counts.get('1')).toBe(242)
  })
})
