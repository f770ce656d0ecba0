import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKeys } from './agency-keys.ts'
import { rotateReleaseKey } from './release-keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-keys-'))
  await chmod(folder, 0o700)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('release keys', () => {
  it('are rotated: the new one signs, the former ones are listed after it, and at most five', async () => {
    const first = await openKeys(folder)
    expect(first.releaseKeys).toEqual([first.release.publicKey])

    const { present, former, formerFile } = await rotateReleaseKey(folder)
    expect(former).toEqual(first.release.publicKey)
    expect((await stat(formerFile)).mode & 0o777).toBe(0o600)
    const second = await openKeys(folder)
    expect(second.release.publicKey).toEqual(present.publicKey)
    expect(second.releaseKeys).toEqual([present.publicKey, former])

    for (let turn = 0; turn < 3; turn += 1) await rotateReleaseKey(folder)
    const { release, releaseKeys } = await openKeys(folder)
    expect(new Set(releaseKeys.map(({ kid }) => kid)).size).toBe(5)
    expect(releaseKeys[0]).toEqual(release.publicKey)
    expect(releaseKeys.slice(3)).toEqual([present.publicKey, former])
    await expect(rotateReleaseKey(folder)).rejects.toMatchObject({ code: 'BAD_USAGE' })
    expect((await openKeys(folder)).release.publicKey).toEqual(release.publicKey)
  })

  it('are refused when others may read a former one', async () => {
    const { releaseKeys } = await openKeys(folder)
    const former = join(folder, 'former', `${releaseKeys[1]?.kid}.jwk`)
    await chmod(former, 0o644)
    await expect(openKeys(folder)).rejects.toMatchObject({ code: 'INSECURE_KEY_FILE' })
    await chmod(former, 0o600)
  })
})
