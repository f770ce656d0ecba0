import { access, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readHistory } from '@citx/agency/release/store/release-store.ts'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { announceNetwork } from '@citx/sample/network/announce-network.ts'
import { joinAgency } from '@citx/sample/network/join-agency.ts'
import { readDirectory } from '../../../infra/citx/verify/trusted-keys.ts'
import { citx } from '../../support/command-line.ts'
import { createTestNetwork, type TestNetwork } from '../../support/network.ts'

const months = ['2026-07', '2026-08', '2026-09']
const agencies = ['eastvale', 'riverside']

let network: TestNetwork
let announced: AsyncDisposable
let folder: string
let archive: string
let keyFile: string
beforeAll(async () => {
  network = await createTestNetwork({ agencies, months })
  announced = await announceNetwork(network, network.dataDir)
  folder = await mkdtemp(join(tmpdir(), 'citx-verify-'))
  archive = join(folder, 'archive')
  await mkdir(archive)
  keyFile = join(folder, 'eastvale.jwk')
  const eastvale = own('eastvale')
  await writeFile(keyFile, JSON.stringify(eastvale.agency.keys.release.publicKey))
  for (const { window, seq } of await readHistory(eastvale.agency.owner)) {
    const out = join(archive, `${seq}.citx`)
    expect((await exportWindow(window, out)).exit).toBe(0)
  }
}, 240_000)
afterAll(async () => {
  await announced[Symbol.asyncDispose]()
  await network[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

function own(id: string) {
  const served = network.agencies.get(id)
  if (served === undefined) throw new Error(`${id} is not in the network`)
  return served
}

async function exportWindow(window: string, out: string, agency = 'eastvale') {
  const commandLine = ['release', 'export', '--window', window, '--agency', agency]
  return citx([...commandLine, '--data', network.dataDir, '--out', out], {
    env: { DATABASE_URL: databaseUrl() },
  })
}

/** Of the server, not of the agency's own database. */
function databaseUrl(): string {
  return own('eastvale').agency.databaseUrl.reveal().replace('/citx_eastvale', '/postgres')
}

const inNetwork = () => ['--data', network.dataDir]

async function altered(change: (lines: string[]) => readonly string[]) {
  const lines = (await readFile(join(archive, '1.citx'), 'utf8')).split('\n').slice(0, -1)
  const file = join(folder, 'altered.citx')
  await writeFile(
    file,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return file
}

describe('citx verify', () => {
  it('verifies what was exported, with a key or with those of the directory', async () => {
    const file = join(archive, '1.citx')
    for (const trust of [['--key', keyFile], inNetwork()]) {
      const { exit, stdout } = await citx(['verify', file, ...trust, '--json'])
      expect({ exit, ...JSON.parse(stdout) }).toMatchObject({
        exit: 0,
        verified: true,
        releases: [{ agency: 'eastvale', seq: 1, verified: true, findings: [] }],
      })
    }
    const { stdout } = await citx(['verify', file, '--key', keyFile])
    expect(stdout).toMatch(/verified +eastvale +2026-07 +1/)
  })

  it.each<[string, (lines: string[]) => readonly string[], string, string]>([
    ['one changed digit', changeFirstCell, 'BAD_MANIFEST', 'content-changed'],
    ['a dropped row', (lines) => lines.toSpliced(9, 1), 'BAD_MANIFEST', 'rows-missing'],
    [
      'reordered rows',
      (lines) => [...lines.slice(0, 9), lines[10] ?? '', lines[9] ?? '', ...lines.slice(11)],
      'BAD_MANIFEST',
      'row-out-of-order',
    ],
    ['a row twice', (lines) => lines.toSpliced(9, 0, lines[9] ?? ''), 'BAD_MANIFEST', 'row-twice'],
    [
      'another signature',
      ([jws = '', ...rows]) => [flipSignature(jws), ...rows],
      'BAD_SIGNATURE',
      'bad-signature',
    ],
    ['no manifest', ([, ...rows]) => rows, 'BAD_MANIFEST', 'not-a-release'],
  ])('refuses %s', async (_what, change, code, kind) => {
    const file = await altered(change)
    const { exit, stdout, stderr } = await citx(['verify', file, '--key', keyFile, '--json'])
    expect({ exit, stderr }).toEqual({ exit: 3, stderr: '' })
    const result = JSON.parse(stdout)
    expect(result).toMatchObject({ verified: false, error: { code } })
    expect(result.releases[0].findings.map((one: { kind: string }) => one.kind)).toContain(kind)
    const text = await citx(['verify', file, '--key', keyFile])
    expect(text.exit).toBe(3)
    expect(text.stdout).toContain(`(${kind})`)
    expect(text.stderr).toMatch(new RegExp(`^${code}: `))
  })

  it('names the row that was changed, given a sound copy', async () => {
    const file = await altered(changeFirstCell)
    const copy = join(archive, '1.citx')
    const { exit, stdout } = await citx(['verify', file, '--key', keyFile, '--against', copy])
    expect(exit).toBe(3)
    expect(stdout).toMatch(/row \d+ was changed: it is .*"subjects":\d+.* was signed/)
  })

  it('refuses a release that another agency signed, and a file that was cut off', async () => {
    const riverside = join(folder, 'riverside.jwk')
    await writeFile(riverside, JSON.stringify(own('riverside').agency.keys.release.publicKey))
    const file = join(archive, '1.citx')
    const foreign = await citx(['verify', file, '--key', riverside])
    expect(foreign).toMatchObject({ exit: 3, stderr: expect.stringMatching(/^NOT_VERIFIED: /) })
    const text = await readFile(file)
    const cut = await citx(['verify', '-', '--key', keyFile], { stdin: text.subarray(0, -20) })
    expect(cut).toMatchObject({ exit: 3, stdout: expect.stringContaining('(cut-off)') })
  })

  it('verifies an archive, finds its gaps, and later rollbacks and forks', async () => {
    const seen = join(folder, 'seen.json')
    const verify = (of: string) => citx(['verify', of, '--key', keyFile, '--seen', seen, '--json'])
    const whole = await verify(archive)
    expect(whole.exit).toBe(0)
    expect(JSON.parse(whole.stdout).histories).toMatchObject([{ agency: 'eastvale', findings: [] }])

    const less = join(folder, 'less')
    await mkdir(less)
    await copyFile(join(archive, '1.citx'), join(less, '1.citx'))
    expect(JSON.parse((await verify(less)).stdout)).toMatchObject({
      error: { code: 'NOT_VERIFIED' },
      histories: [{ findings: [{ kind: 'rollback' }] }],
    })
    await copyFile(join(archive, '3.citx'), join(less, '3.citx'))
    const gap = await citx(['verify', less, '--key', keyFile, '--json'])
    expect(JSON.parse(gap.stdout).histories[0].findings).toMatchObject([{ kind: 'gap', seq: 2 }])
    const partial = await citx(['verify', less, '--key', keyFile, '--partial'])
    expect(partial.exit).toBe(0)
  })

  it('verifies what an agency lists and serves', async () => {
    const grants = createGrantIssuer({ gateway: 'sample-gateway', key: network.secrets.gatewayKey })
    const list = async (id: string) => {
      const partner = { partner: 'institute', purpose: 'benchmarking' }
      const grant = await grants.grantFor({ agency: id, ...partner })
      const target = ['verify', own(id).server.url, ...inNetwork(), '--json']
      return { target, answer: await citx(target, { env: { CITX_GRANT: grant } }) }
    }
    const { target, answer } = await list('riverside')
    const result = JSON.parse(answer.stdout)
    expect({ exit: answer.exit, result }).toMatchObject({ exit: 0, result: { verified: true } })
    const history = await readHistory(own('riverside').agency.owner)
    expect(result.releases).toHaveLength(history.length)
    const inPart = await list('eastvale')
    expect(inPart.answer.exit).toBe(0)
    for (const release of JSON.parse(inPart.answer.stdout).releases)
      expect(release).toMatchObject({ rows: expect.any(Number), hidden: expect.any(Number) })
    const refused = await citx(target)
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
  })

  it('verifies what the gateway passes on, whole or in part, without a grant', async () => {
    for (const id of agencies) {
      const { exit, stdout } = await citx(['verify', '--of', id, ...inNetwork(), '--json'])
      const history = await readHistory(own(id).agency.owner)
      const { releases, histories } = JSON.parse(stdout)
      expect({ exit, releases }).toMatchObject({ exit: 0, releases: { length: history.length } })
      expect(histories).toMatchObject([{ agency: id, findings: [] }])
    }
    const url = new URL('/agencies/riverside', network.gatewayUrl).href
    const token = await network.tokenFor('analyst')
    const named = await citx(['verify', url, ...inNetwork()], { env: { CITX_TOKEN: token } })
    expect(named).toMatchObject({ exit: 0, stdout: expect.stringContaining('verified') })
    const stranger = ['verify', '--of', 'riverside', '--as', 'stranger', ...inNetwork(), '--json']
    const refused = await citx(stranger)
    expect(refused.exit).toBe(3)
    const unknown = await citx(['verify', '--of', 'nowhere', ...inNetwork()])
    expect(unknown.stderr).toMatch(/^UNKNOWN_AGENCY: /)
  })

  it('says what is missing, and refuses a private key as if it were a public one', async () => {
    const file = join(archive, '1.citx')
    const none = await citx(['verify', file, '--data', folder])
    expect(none).toMatchObject({ exit: 2, stderr: expect.stringMatching(/^BAD_USAGE: .*--key/) })
    const privateKey = join(own('eastvale').agency.home.keys, 'release.jwk')
    const wrong = await citx(['verify', file, '--key', privateKey])
    expect(wrong).toMatchObject({ exit: 2, stderr: expect.stringMatching(/^BAD_FILE: /) })
    const unsigned = await citx(['verify', file, '--directory', network.directory.url])
    expect(unsigned.stderr).toMatch(/^BAD_USAGE: .*--directory-key/)
  })
})

describe('citx verify --answer', () => {
  const query = `{ agencies { id cells(window: "2026-09", measures: ["satisfaction-5", "contact-channel"]) {
    measure journey channel stage window subjects counts { answer count } dominant countVariance release } } }`
  let evidence: string
  let answer: string
  beforeAll(async () => {
    evidence = join(folder, 'evidence')
    await mkdir(evidence)
    for (const id of agencies)
      expect((await exportWindow('2026-09', join(evidence, `${id}.citx`), id)).exit).toBe(0)
    answer = (await citx(['query', query, ...inNetwork(), '--json'])).stdout
  })

  async function verify(text: string) {
    const file = join(folder, 'answer.json')
    await writeFile(file, text)
    const { exit, stdout } = await citx([
      'verify',
      evidence,
      '--answer',
      file,
      ...inNetwork(),
      '--json',
    ])
    return { exit, result: JSON.parse(stdout) }
  }
  const kindsOf = async (text: string) => {
    expect(text).not.toBe(answer)
    const { exit, result } = await verify(text)
    expect(exit).toBe(3)
    return new Set(result.answer.findings.map(({ kind }: { kind: string }) => kind))
  }
  const changed = (change: (given: ReturnType<typeof JSON.parse>) => void) => {
    const given = JSON.parse(answer)
    change(given)
    return JSON.stringify(given)
  }

  it('agrees with what the gateway answered', async () => {
    const { exit, result } = await verify(answer)
    expect({ exit, verified: result.verified }).toEqual({ exit: 0, verified: true })
    expect(result.answer.cells).toBeGreaterThan(10)
  })

  it('is verified with excerpts that the gateway passes on, and again without it', async () => {
    const file = join(folder, 'answer.json')
    const kept = join(folder, 'kept')
    await writeFile(file, answer)
    const first = ['verify', '--answer', file, '--keep', kept, ...inNetwork(), '--json']
    const fetched = await citx(first)
    const result = JSON.parse(fetched.stdout)
    expect(fetched.exit).toBe(0)
    expect(result.answer).toMatchObject({ verified: true, findings: [] })
    for (const release of result.releases) expect(release.hidden).toBeGreaterThan(release.rows)
    const again = await citx(['verify', kept, '--answer', file, ...inNetwork(), '--json'])
    expect(JSON.parse(again.stdout).answer).toEqual(result.answer)

    await writeFile(
      file,
      changed(({ data }) => (data.agencies[0].cells[0].subjects += 1)),
    )
    const lie = await citx(['verify', '--answer', file, ...inNetwork(), '--json'])
    expect(lie.exit).toBe(3)
    expect(JSON.parse(lie.stdout).answer.findings).toMatchObject([{ kind: 'cell-changed' }])
  })

  it('is verified with the evidence that was saved with it, without the gateway', async () => {
    const file = join(folder, 'proven.json')
    const asked = await citx(['query', query, ...inNetwork(), '--json', '--evidence', file])
    expect(asked.exit).toBe(0)
    expect(JSON.parse(asked.stdout).data).toEqual(JSON.parse(answer).data)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const unreachable = ['--gateway', 'http://127.0.0.1:9/graphql']
    const check = ['verify', '--answer', file, ...inNetwork(), ...unreachable]
    const { exit, stdout } = await citx([...check, '--json'])
    expect({ exit, ...JSON.parse(stdout) }).toMatchObject({
      exit: 0,
      verified: true,
      answer: { verified: true, unchecked: [] },
    })
    const proven = JSON.parse(await readFile(file, 'utf8'))
    const [first] = proven.evidence
    first.release = first.release.replace(/"subjects":(\d)/, '"subjects":9$1')
    await writeFile(file, JSON.stringify(proven))
    expect(await citx(check)).toMatchObject({ exit: 3, stdout: expect.stringContaining('changed') })
  })

  it('catches a gateway that changed one digit, anywhere', async () => {
    const digits = [...answer.matchAll(/"(?:subjects|count|countVariance)":(\d)/g)]
    const step = Math.ceil(digits.length / 25)
    for (const { index, 0: all, 1: digit } of digits.filter((_, at) => at % step === 0)) {
      const at = index + all.length - 1
      const other = digit === '9' ? '8' : String(Number(digit) + 1)
      const text = answer.slice(0, at) + other + answer.slice(at + 1)
      expect(await kindsOf(text)).toEqual(new Set(['cell-changed']))
    }
  })

  it('cannot tell who is missing without knowing who takes part', async () => {
    const file = join(folder, 'answer.json')
    await writeFile(file, answer)
    const commandLine = [
      'verify',
      join(evidence, 'eastvale.citx'),
      '--key',
      keyFile,
      '--answer',
      file,
    ]
    expect(await citx(commandLine)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--agencies'),
    })
  })

  it('catches one that left an agency out, swapped two, or invented a cell', async () => {
    expect(
      await kindsOf(
        changed((given) => {
          given.data.agencies.pop()
          given.extensions.participation.pop()
        }),
      ),
    ).toEqual(new Set(['agency-left-out']))
    expect(
      await kindsOf(
        changed(
          ({
            data: {
              agencies: [one, other],
            },
          }) => {
            ;[one.id, other.id] = [other.id, one.id]
          },
        ),
      ),
    ).toEqual(new Set(['wrong-agency']))
    expect(
      await kindsOf(changed(({ data }) => (data.agencies[0].cells[0].journey = 'no-such-journey'))),
    ).toEqual(new Set(['cell-not-published']))
    expect(
      await kindsOf(changed(({ data }) => (data.agencies[0].cells[0].release = 'f'.repeat(64)))),
    ).toEqual(new Set(['release-unknown']))
    expect(await kindsOf(changed(({ data }) => delete data.agencies[0].cells[0].release))).toEqual(
      new Set(['cell-unproven']),
    )
  })
})

describe('citx inspect', () => {
  it('shows a release in words and tables, and whether it is verified', async () => {
    const file = join(archive, '1.citx')
    const { exit, stdout } = await citx(['inspect', file, '--key', keyFile])
    expect(exit).toBe(0)
    expect(stdout).toContain('Release 1 of eastvale: 2026-07')
    expect(stdout).toContain('Verified: ')
    expect(stdout).toMatch(/Smallest base published: 1\d subjects/)
    expect(stdout).toMatch(/contact-channel +\d+/)
    const unknown = await citx(['inspect', file, '--data', folder, '--json'])
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      verified: false,
      findings: [{ kind: 'foreign-key' }],
      manifest: { agency: 'eastvale' },
    })
  })
})

describe('a release that the directory warns of', () => {
  it('is refused and named, by its id or by the key that signed it', async () => {
    const { keys } = own('eastvale').agency
    const signal = new AbortController().signal
    const { partners, forums, gateways } = await readDirectory({ data: network.dataDir }, signal)
    const everybody = { partners, forums, gateways }
    const [first] = await readHistory(own('eastvale').agency.owner)
    const file = join(archive, '1.citx')
    for (const id of [first?.id ?? '', keys.release.publicKey.kid]) {
      const warning = { id, reason: 'the key was on a stolen laptop' }
      await network.directory.configure({ ...everybody, distrusted: [warning] })
      const { exit, stdout } = await citx(['verify', file, ...inNetwork()])
      expect(exit).toBe(3)
      expect(stdout).toContain(`${id}: the key was on a stolen laptop (distrusted)`)
    }
    await network.directory.configure({ ...everybody, distrusted: [] })
    expect((await citx(['verify', file, ...inNetwork()])).exit).toBe(0)
  })
})

describe('citx keys rotate', () => {
  it('gives a new key, puts the former one aside, and what that signed still verifies', async () => {
    const { agency } = own('riverside')
    const { exit, stdout } = await citx(['keys', 'rotate', 'riverside', ...inNetwork(), '--json'])
    const { publicKey, former, formerFile } = JSON.parse(stdout)
    expect({ exit, former }).toEqual({ exit: 0, former: agency.keys.release.publicKey })
    expect(publicKey.kid).not.toBe(former.kid)
    expect((await stat(formerFile)).mode & 0o777).toBe(0o600)
    await access(join(agency.home.keys, 'release.jwk'))
    const out = join(folder, 'riverside.citx')
    const exported = await citx(
      [
        'release',
        'export',
        '--window',
        '2026-09',
        '--agency',
        'riverside',
        ...inNetwork(),
        '--out',
        out,
      ],
      { env: { DATABASE_URL: databaseUrl() } },
    )
    expect(exported).toMatchObject({ exit: 0 })
    expect((await citx(['verify', out, ...inNetwork()])).exit).toBe(0)

    const { administratorToken } = network.secrets
    const { url } = own('riverside').server
    await joinAgency(network.directory.url, url, { administratorToken, forums: [] })
    const directory = await readDirectory({ data: network.dataDir }, new AbortController().signal)
    const listed = directory.agencies.find(({ id }) => id === 'riverside')
    expect(listed?.keys).toEqual([publicKey, former])
    expect((await citx(['verify', out, ...inNetwork()])).exit).toBe(0)
  })
})

/** One digit of one number, so that the row keeps its form and its place. */
function changeFirstCell(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => line.includes('"subjects":'))
  const changed = (lines[at] ?? '').replace(
    /"subjects":(\d+)(\d)\b/,
    (_all, head: string, last: string) => `"subjects":${head}${(Number(last) + 1) % 10}`,
  )
  expect(changed).not.toBe(lines[at])
  return lines.with(at, changed)
}

function flipSignature(jws: string): string {
  const at = jws.lastIndexOf('.') + 10
  return `${jws.slice(0, at)}${jws[at] === 'A' ? 'B' : 'A'}${jws.slice(at + 1)}`
}
