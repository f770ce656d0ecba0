import { expect, it } from 'vitest'
import { createRandom } from '@citx/sample/generate/random.ts'
import { runFullDisk } from './full-disk.ts'
import { runKills } from './kill-rounds.ts'

it('a killed ingest or release leaves all of its work or none, and the next start goes on', async () => {
  const random = createRandom(Date.now())
  const { broken, kills, finished } = await runKills({
    kills: 2,
    random: () => random.fraction(),
  })
  expect(broken).toEqual([])
  expect(kills + finished).toBe(2)
})

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

it.skipIf(!isRoot)(
  'a full disk is DISK_FULL, is still read, and needs no repair (only root on Linux can mount a small one)',
  async ({ skip }) => {
    const result = await runFullDisk()
    if ('skipped' in result) return skip(result.skipped)
    expect(result).toEqual({
      code: 'DISK_FULL',
      readsGoOn: true,
      nothingStored: true,
      recovers: true,
      release: { code: 'DISK_FULL', during: 0, after: 1 },
      broken: [],
    })
  },
)
