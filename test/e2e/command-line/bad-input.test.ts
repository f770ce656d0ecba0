import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citx } from '../../support/command-line.ts'

const mapping = `source: survey
title: Survey
timeZone: Europe/London
records:
  - name: response
    id: response_id
    date: { column: answered, formats: [yyyy-MM-dd] }
    journey: { column: service, codes: { TAX: council-tax } }
    channel: { column: channel, codes: { WEB: web } }
    answers:
      satisfaction-5: { column: overall, scale: { from: 1, to: 5 } }
`
const header = 'response_id,answered,service,channel,overall\n'
const good = `${header}1,2026-01-02,TAX,WEB,4\n2,2026-01-03,TAX,WEB,5\n`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-bad-input-'))
  await mkdir(join(folder, 'a-folder'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function check(exported: string | Uint8Array | undefined, described = mapping) {
  const file = join(folder, 'export')
  const mappingFile = join(folder, 'mapping.yaml')
  if (exported !== undefined) await writeFile(file, exported)
  await writeFile(mappingFile, described)
  const path = exported === undefined ? join(folder, 'a-folder') : file
  return citx(['ingest', path, '--mapping', mappingFile, '--agency', 'eastvale', '--check'])
}

describe('ingest of bad input ends with one clear code, and a way out', () => {
  it('accepts what is good', async () => {
    const { exit, stdout } = await check(good)
    expect(exit).toBe(0)
    expect(stdout).toContain('Rows read: 2')
  })

  it.each<[string, string | Uint8Array | undefined, string, string]>([
    ['an unknown journey', good, mapping.replace('council-tax', 'council-tex'), 'UNKNOWN_JOURNEY'],
    ['an unknown channel', good, mapping.replace('WEB: web', 'WEB: wob'), 'UNKNOWN_CHANNEL'],
    [
      'an unknown measure',
      good,
      mapping.replace('satisfaction-5', 'satisfaction-6'),
      'UNKNOWN_MEASURE',
    ],
    ['malformed YAML', good, 'source: [', 'BAD_MAPPING'],
    ['a mapping with a wrong member', good, `${mapping}extra: 1\n`, 'BAD_MAPPING'],
    ['a missing column', good.replace('overall', 'rating'), mapping, 'UNEXPECTED_COLUMNS'],
    [
      'a wrong encoding',
      Buffer.from(good.replace('WEB', 'W\u00c9B'), 'latin1'),
      mapping,
      'BAD_ENCODING',
    ],
    ['a truncated gzip', gzipSync(good.repeat(50)).subarray(0, 60), mapping, 'TRUNCATED_FILE'],
    ['a folder for a file', undefined, mapping, 'NOT_A_FILE'],
    ['an empty file', '', mapping, 'EMPTY_FILE'],
    ['a quote that never ends', `${header}1,2026-01-02,TAX,"WEB,4\n`, mapping, 'TRUNCATED_FILE'],
    ['a line without end', header + 'x'.repeat(17 * 1024 * 1024), mapping, 'LINE_TOO_LONG'],
    [
      'nothing but bad rows',
      `${header}1,01/02/2026,TAX,WEB,4\n2,2026-13-01,TAX,WEB,4\n`,
      mapping,
      'ALL_ROWS_REJECTED',
    ],
  ])('%s', async (_what, exported, described, code) => {
    const { exit, stderr, stdout } = await check(exported, described)
    expect({ exit, stdout, stderr }).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^${code}: .+\\n`)),
    })
  })

  it('the same as one JSON object', async () => {
    const file = join(folder, 'no-such-file')
    const { exit, stdout, stderr } = await citx([
      'ingest',
      file,
      '--mapping',
      join(folder, 'mapping.yaml'),
      '--agency',
      'eastvale',
      '--check',
      '--json',
    ])
    expect(exit).toBe(2)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } })
  })
})

describe('other commands', () => {
  it.each([
    [
      'an unknown window',
      ['release', '--window', '2026-13', '--agency', 'eastvale'],
      'UNKNOWN_WINDOW',
      2,
    ],
    [
      'an impossible agency',
      ['release', '--window', '2026-01', '--agency', '../etc'],
      'BAD_USAGE',
      2,
    ],
    [
      'no sample network',
      ['compare', '--metric', 'a', '--journey', 'b', '--window', '2026'],
      'BAD_USAGE',
      2,
    ],
    ['an unknown command', ['publish'], 'BAD_USAGE', 2],
    ['a missing option', ['release', '--agency', 'eastvale'], 'BAD_USAGE', 2],
    [
      'a gateway that is down',
      ['query', '{ agencies { id } }', '--gateway', 'http://127.0.0.1:9/graphql'],
      'SERVICE_DOWN',
      4,
    ],
  ])('%s', async (_what, commandLine, code, exit) => {
    const result = await citx(
      [...commandLine, '--data', join(folder, 'data')].slice(
        0,
        commandLine[0] === 'publish' ? 1 : undefined,
      ),
      {
        env: { CITX_TOKEN: 'token' },
      },
    )
    expect(result).toMatchObject({ exit, stdout: '', stderr: expect.stringMatching(`^${code}: `) })
  })

  it('a database that is down', async () => {
    const result = await citx(
      ['release', '--window', '2026-01', '--agency', 'eastvale', '--data', join(folder, 'down')],
      { env: { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:9/citx' } },
    )
    expect(result.exit).toBe(4)
    expect(result.stderr).toMatch(/^DATABASE_DOWN: /)
    expect(result.stderr).not.toContain('secret')
  })
})
