import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '@citx/kit/proof/canonical-json.ts'
import { hashLeaf } from '@citx/kit/proof/merkle-hash.ts'
import { verifyRelease } from '@citx/kit/release/verify-release.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { addRecords, people, publish, testAgency, type TestAgency } from '../release/test-agency.ts'
import { EVERYTHING, serve, type Serving } from './serving.ts'

const DEMAND_OF_POTHOLES =
  '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole] }]'

let agency: TestAgency
let serving: Serving
let id: string
let whole: string
beforeAll(async () => {
  agency = await testAgency()
  const demand = { family: 'demand', answers: ['contact-nature=failure'] } as const
  for (const journey of ['pothole', 'graffiti'])
    await addRecords(
      agency,
      [
        ...people(300, `a-${journey}`, { journey, channel: 'web', answers: ['satisfaction-5=4'] }),
        ...people(400, `b-${journey}`, { journey, channel: 'phone', ...demand }),
      ],
      { source: journey },
    )
  await publish(agency, '2026-03')
  serving = await serve(agency)
  id = JSON.parse((await serving.get('/releases')).text)[0].id
  whole = (await serving.get(`/releases/${id}`)).text
})
afterAll(async () => {
  await serving[Symbol.asyncDispose]()
  await agency[Symbol.asyncDispose]()
})

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
async function read(text: string) {
  const rows: ReleaseRow[] = []
  const verdict = await verifyRelease(bytesOf(text), {
    trusted: [{ agency: agency.id, key: agency.keys.release.publicKey }],
    onRow: (row) => rows.push(row),
  })
  expect(verdict).toMatchObject({ verified: true, id })
  return { rows, verdict }
}
const linesOf = (text: string) => text.split('\n').slice(1, -1)

describe('a release as a file', () => {
  it('is whole for whom everything is shared', async () => {
    const { rows, verdict } = await read(whole)
    expect(verdict.hidden).toBe(undefined)
    expect(rows).toHaveLength(verdict.manifest?.rows ?? 0)
  })

  it('is an excerpt of what was asked for, each row of it proven', async () => {
    const { text } = await serving.get(
      `/releases/${id}?measure=satisfaction-5&journey=pothole&journey=ALL`,
    )
    const { rows, verdict } = await read(text)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row.kind !== 'figure' && row.measure).toBe('satisfaction-5')
    const wanted = linesOf(whole).filter(
      (line) => line.includes('"satisfaction-5"') && !line.includes('"graffiti"'),
    )
    expect(linesOf(text).filter((line) => !line.includes('"hidden"'))).toEqual(wanted)
    expect(verdict.rows + (verdict.hidden ?? 0)).toBe(linesOf(whole).length)
  })

  it('is an excerpt of what is shared, whatever is asked for, and never an oracle', async () => {
    await using less = await serve(agency, { agreements: DEMAND_OF_POTHOLES })
    const shared = await less.get(`/releases/${id}`)
    const { rows } = await read(shared.text)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.kind === 'collected' ? 'pothole' : row.journey).toBe('pothole')
      expect(row.kind !== 'figure' && row.measure).toMatch(/^contact-/)
    }
    const none = await less.get(`/releases/${id}?measure=satisfaction-5`)
    const unknown = await less.get(`/releases/${id}?measure=no-such-measure`)
    expect(none.text).toBe(unknown.text)
    expect((await read(none.text)).rows).toEqual([])
    await serving.share(EVERYTHING)
  })

  it('does not let hidden rows be guessed, by who knows all but the number of people', async () => {
    const shown = (await serving.get(`/releases/${id}?measure=contact-nature`)).text
    const hashes = new Set(linesOf(shown).map((line): unknown => JSON.parse(line).hash))
    const hidden = (await read(whole)).rows.filter(
      (row) => row.kind === 'cell' && row.measure === 'satisfaction-5',
    )
    const guessed = hidden.flatMap((row) => {
      const { blind, ...content } = row
      const tries = [
        content,
        ...(blind === undefined ? [] : [{ ...content, blind: '0'.repeat(32) }]),
      ]
      return tries.filter((one) => hashes.has(leafHash(canonicalJson(one))))
    })
    expect(hidden.length).toBeGreaterThan(0)
    expect(guessed).toEqual([])
  })

  it('is chosen by measure and journey alone', async () => {
    const refused = await serving.get(`/releases/${id}?measures=satisfaction-5`)
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([
      400,
      'BAD_REQUEST',
    ])
  })
})

function leafHash(line: string): string {
  return Buffer.from(hashLeaf(line)).toString('hex')
}
