import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseYamlText } from '@citx/kit/config/load-yaml-file.ts'
import { admitPublicKey, readSigningKeyFile } from '@citx/kit/proof/ed25519-key.ts'
import { citx } from '../../support/command-line.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const parties = [
  ['gateway', () => ['--config', join(folder, 'gateway.yaml')], 'keys/gateway.jwk'],
  ['directory', () => ['--config', join(folder, 'directory.yaml')], 'keys/directory.jwk'],
  ['agency', () => ['eastvale', '--data', folder], 'agencies/eastvale/keys/release.jwk'],
] as const

describe.each(parties)('citx keys %s', (party, options, file) => {
  const run = (...more: readonly string[]) => citx(['keys', party, ...options(), ...more])

  it('makes a key that its owner alone can read, and shows the public half alone', async () => {
    const { exit, stdout, stderr } = await run()
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: `Made ${join(folder, file)}\n` })
    const { publicKey } = await readSigningKeyFile(join(folder, file))
    expect(parseYamlText(stdout, 'standard output').value).toEqual([admitPublicKey(publicKey)])
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    const [, secret = ''] = /"d":"([^"]+)"/.exec(await readFile(join(folder, file), 'utf8')) ?? []
    expect(secret).toHaveLength(43)
    expect(stdout).not.toContain(secret)
  })

  it('shows the same key the next time, also as JSON', async () => {
    const first = await run('--json')
    const second = await run('--json')
    expect(JSON.parse(first.stdout)).toMatchObject({ file: join(folder, file), made: true })
    expect(JSON.parse(second.stdout)).toEqual({ ...JSON.parse(first.stdout), made: false })
  })

  it('refuses a key that others may read', async () => {
    await run()
    await chmod(join(folder, file), 0o640)
    expect(await run()).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringMatching(/^INSECURE_KEY_FILE: /),
    })
  })
})

describe('the file of a gateway', () => {
  it('may name another key, while the rest of it is still to come', async () => {
    const config = join(folder, 'gateway.yaml')
    await writeFile(config, 'id: national-gateway\nkey: secrets/grants.jwk\n')
    const { stdout } = await citx(['keys', 'gateway', '--config', config, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ file: join(folder, 'secrets/grants.jwk') })
  })
})
