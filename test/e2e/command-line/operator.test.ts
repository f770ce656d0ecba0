import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citx } from '../../support/command-line.ts'

const mapping = `source: survey
title: Survey
timeZone: Europe/London
maximumRejected: 50 %
records:
  - name: response
    id: response_id
    date: { column: answered, formats: [yyyy-MM-dd] }
    journey: { column: service, codes: { TAX: council-tax } }
    answers:
      satisfaction-5: { column: overall, scale: { from: 1, to: 5 } }
`
const rows = Array.from(
  { length: 60 },
  (_, index) =>
    `${index},2026-01-${String((index % 28) + 1).padStart(2, '0')},TAX,${(index % 5) + 1}`,
)
const header = 'response_id,answered,service,overall'

let folder: string
let inAgency: readonly string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-operator-'))
  inAgency = ['--agency', 'eastvale', '--data', join(folder, 'data'), '--json']
  await writeFile(join(folder, 'mapping.yaml'), mapping)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ingest(lines: readonly string[]) {
  const file = join(folder, 'survey.csv')
  await writeFile(file, [header, ...lines, ''].join('\n'))
  return json(['ingest', file, '--mapping', join(folder, 'mapping.yaml')])
}

async function json(command: readonly string[]) {
  const { exit, stdout } = await citx([...command, ...inAgency])
  return { exit, result: JSON.parse(stdout) }
}

describe('an operator', () => {
  it('takes an export in once, however often it comes', async () => {
    const first = await ingest(rows.slice(0, 40))
    expect(first).toMatchObject({ exit: 0, result: { records: { new: 40, unchanged: 0 } } })
    const overlapping = await ingest(rows.slice(20))
    expect(overlapping.result.records).toMatchObject({ new: 20, changed: 0, unchanged: 20 })
    const same = await ingest(rows.slice(20))
    expect(same.result.records).toMatchObject({ new: 0, changed: 0, unchanged: 40 })
  })

  it('finds rejected rows in a file, with reasons and without what they held', async () => {
    const { result } = await ingest([...rows.slice(0, 2), '61,soon,TAX,3', '62,2026-01-02,BINS,9'])
    expect(result.rejected.total).toBe(2)
    const rejects = await readFile(result.rejectsFile, 'utf8')
    const problems = rejects
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(problems).toMatchObject([
      { row: 4, column: 'answered' },
      { row: 5, column: 'service' },
      { row: 5, column: 'overall' },
    ])
    expect(rejects).not.toMatch(/soon|BINS/)
  })

  it('sees what would leave, publishes it once, and corrects it at most once', async () => {
    const release = ['release', '--window', '2026-01']
    const preview = await json([...release, '--preview'])
    expect(preview).toMatchObject({ exit: 0, result: { window: '2026-01', records: 60 } })
    expect(await json(release)).toMatchObject({ exit: 0, result: { seq: 1 } })
    expect(await json(release)).toMatchObject({ result: { error: { code: 'ALREADY_RELEASED' } } })
    expect(await json(['release', '--window', '2026-02'])).toMatchObject({
      exit: 2,
      result: { error: { code: 'NOTHING_TO_RELEASE' } },
    })
    expect(await json(['release', '--window', '2199-01'])).toMatchObject({
      exit: 3,
      result: { error: { code: 'RELEASE_REFUSED' } },
    })
  })
})
