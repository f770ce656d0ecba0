import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '@citx/kit/config/secret.ts'
import { startIssuer, type Issuer } from '@citx/sample/issuer/issuer.ts'
import { citx } from '../../support/command-line.ts'
import { startCitx } from '../../support/running-command.ts'

const examples = resolve(import.meta.dirname, '../../../infra/examples')
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
const rows = Array.from({ length: 200 }, (_, n) => `${n},2026-03-05,TAX,WEB,${(n % 5) + 1}`)
const survey = `response_id,answered,service,channel,overall\n${rows.join('\n')}\n`

const running = new AsyncDisposableStack()
let folder: string
let issuer: Issuer
const at = (...names: readonly string[]): string => join(folder, ...names)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-set-up-'))
  await chmod(folder, 0o711)
  running.defer(() => rm(folder, { recursive: true, force: true }))
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig' }
  issuer = running.use(
    await startIssuer({
      clients: [{ id: 'research-desk', secret: new Secret('s'.repeat(40)) }],
      audience: 'https://gateway.example.org',
      keys: { keys: [key] },
    }),
  )
})
afterAll(() => running.disposeAsync())

/** Runs a command that ends, and wants it to end well. */
async function run(...commandLine: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await citx(commandLine)
  expect({ commandLine, exit, stderr }).toMatchObject({ exit: 0 })
  return stdout
}

/** Copies an example, with what a real party would put in its place. */
async function adapt(
  example: string,
  to: string,
  changes: readonly (readonly [RegExp, string])[],
): Promise<void> {
  let text = await readFile(join(examples, example), 'utf8')
  for (const [pattern, replacement] of changes) {
    expect(text).toMatch(pattern)
    text = text.replace(pattern, replacement)
  }
  await mkdir(dirname(to), { recursive: true })
  await writeFile(to, text)
}

const keyItem = /- \{\s*kty[^}]*\}/

describe('setting up as the README of infra says, with its examples', () => {
  it('ends with an answer to a partner', async () => {
    const directoryConfig = at('directory', 'directory.yaml')
    const gatewayConfig = at('gateway', 'gateway.yaml')
    const directoryKey = (await run('keys', 'directory', '--config', directoryConfig)).trim()
    const gatewayKey = (await run('keys', 'gateway', '--config', gatewayConfig)).trim()
    await run('keys', 'agency', 'eastvale', '--data', at('agency'))

    const catalogue = running.use(await startCitx(['serve', 'catalogue', '--port', '0']))
    await adapt('directory.yaml', directoryConfig, [
      [/port: 4002/, 'port: 0'],
      [/allowPrivateAddresses: false/, 'allowPrivateAddresses: true'],
      [/https:\/\/login.institute.example.org/, issuer.issuer],
      [keyItem, gatewayKey],
    ])
    const directory = running.use(
      await startCitx([
        'serve',
        'directory',
        '--config',
        directoryConfig,
        '--data',
        at('directory', 'data'),
      ]),
    )
    const list = new URL('/directory', directory.url).href
    await adapt('gateway.yaml', gatewayConfig, [
      [/port: 4000/, 'port: 0'],
      [/http:\/\/127.0.0.1:4001\/graphql/, catalogue.url],
      [/https:\/\/directory.example.org\/directory/, list],
      [/allowPrivateAddresses: false/, 'allowPrivateAddresses: true'],
      [keyItem, directoryKey],
      [/https:\/\/login.institute.example.org\/jwks/, issuer.jwksUrl],
      [/https:\/\/login.institute.example.org/, issuer.issuer],
    ])
    const gateway = running.use(await startCitx(['gateway', '--config', gatewayConfig]))

    const home = at('agency', 'agencies', 'eastvale')
    await adapt('agency.yaml', join(home, 'agency.yaml'), [
      [/endpoint: .*\n/, ''],
      [/https:\/\/directory.example.org\/directory/, list],
      [keyItem, directoryKey],
    ])
    await adapt('agreements.yaml', join(home, 'agreements.yaml'), [])
    await writeFile(at('survey.csv'), survey)
    await writeFile(at('survey.yaml'), mapping)
    const agency = ['--agency', 'eastvale', '--data', at('agency')]
    await run('ingest', at('survey.csv'), '--mapping', at('survey.yaml'), ...agency)
    await run('release', '--window', '2026-03', ...agency, '--preview')
    await run('release', '--window', '2026-03', ...agency)
    const served = running.use(
      await startCitx(['serve', 'agency', 'eastvale', '--data', at('agency'), '--port', '0']),
    )
    for (const { url } of [catalogue, directory, gateway, served]) {
      const health = await fetch(new URL('/health', url))
      expect([url, health.status]).toEqual([url, 200])
    }

    const administrator = ['--token-file', at('directory', 'keys', 'administrator.token')]
    await run(
      'join',
      served.url,
      '--forum',
      'citizen-journeys',
      '--directory',
      directory.url,
      ...administrator,
    )
    await writeFile(at('access.token'), await issuer.tokenFor('research-desk'), { mode: 0o600 })
    const asking = ['--gateway', gateway.url, '--token-file', at('access.token')]
    await expect
      .poll(() => run('query', '{ agencies { id releases { window } } }', ...asking, '--json'), {
        timeout: 20_000,
        interval: 500,
      })
      .toContain('{"id":"eastvale","releases":[{"window":"2026-03"}]}')
    const question = ['--metric', 'percent-satisfied', '--journey', 'council-tax']
    const compared = await run('compare', ...question, '--window', '2026-03', ...asking)
    expect(compared).toContain('Eastvale Council')
    expect(compared).toMatch(/ (39|40|41)\.\d %/)

    await run('leave', 'eastvale', '--directory', directory.url, ...administrator)
    await expect
      .poll(() => run('query', '{ agencies { id } }', ...asking, '--json'), {
        timeout: 20_000,
        interval: 500,
      })
      .toContain('{"agencies":[]}')
  }, 120_000)
})
