import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import { readHistory } from '@citx/agency/release/store/release-store.ts'
import { citx } from '../../support/command-line.ts'
import { testServer } from '../../support/postgres.ts'

const mapping = `source: survey
title: Survey
timeZone: Europe/London
records:
  - name: response
    id: id
    date: { column: answered, formats: [yyyy-MM-dd] }
    journey: { column: service, codes: { TAX: council-tax, BIN: waste-collection } }
    channel: { column: channel, codes: { WEB: web } }
    answers:
      satisfaction-5: { column: overall, scale: { from: 1, to: 5 } }
`
const agency = 'previewed'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-preview-'))
})
afterAll(async () => {
  await (await testServer()).dropDatabase(`citx_${agency}`)
  await rm(folder, { recursive: true, force: true })
})

async function ingest(month: string, services: readonly string[]) {
  const file = join(folder, `${month}.csv`)
  const described = join(folder, 'mapping.yaml')
  const lines = services.flatMap((service) =>
    Array.from(
      { length: 60 },
      (_, k) => `${month}-${service}-${k},${month}-02,${service},WEB,${1 + (k % 5)}`,
    ),
  )
  await writeFile(described, mapping)
  await writeFile(file, `id,answered,service,channel,overall\n${lines.join('\n')}\n`)
  await using opened = await open()
  await ingestInto(opened, { file, mapping: described })
}

async function open() {
  return openAgency({ dataDir: folder, agency, postgres: await testServer() })
}

async function release(window: string, ...more: readonly string[]) {
  const server = await testServer()
  return citx(['release', '--window', window, '--agency', agency, '--data', folder, ...more], {
    env: { DATABASE_URL: server.adminUrl.reveal() },
  })
}

describe('citx release --preview', () => {
  it('says in words what would leave, and lets nothing leave', async () => {
    await ingest('2026-01', ['TAX'])
    const { exit, stdout, stderr } = await release('2026-01', '--preview')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    for (const words of [
      'nothing has left the agency',
      'each count may be off by up to 5; it is off by at most 1 in 62 % of cases, by at most 2 in 85 %',
      'A group is shown from a noisy count of 10 on, so it has at least 5 people',
      'It is the first release of its kind of window.',
      'records name no other journey than council-tax',
      'serves: { journeys: [council-tax] }',
      'No reported figures go out.',
      'satisfaction-5',
    ])
      expect(stdout).toContain(words)
    const [, shown, people] =
      /shown as (\d+); it has at least (\d+) people/.exec(stdout) ?? expect.unreachable(stdout)
    expect(Number(shown) - Number(people)).toBe(5)
    await using opened = await open()
    expect(await readHistory(opened.owner)).toEqual([])
  })

  it('says what is new since the last release of the same kind, and why it would be refused', async () => {
    expect((await release('2026-01')).exit).toBe(0)
    await ingest('2026-02', ['TAX', 'BIN'])
    const next = JSON.parse((await release('2026-02', '--preview', '--json')).stdout)
    expect(next).toMatchObject({
      window: '2026-02',
      refused: null,
      news: { since: '2026-01', journeys: { appeared: ['waste-collection'], vanished: [] } },
      verbatim: { figures: [], declarations: [{ measure: 'satisfaction-5' }] },
      soleMembers: [{ dimension: 'channel', member: 'web' }],
    })
    const again = await release('2026-01', '--preview')
    expect(again.stdout).toMatch(/publishing would be refused: 2026-01 was released as/)
  })
})
