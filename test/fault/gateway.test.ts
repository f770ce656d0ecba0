import { expect, it } from 'vitest'
import { createRandom } from '@citx/sample/generate/random.ts'
import { runFailures } from './gateway/failure-rounds.ts'
import { CAP_MB, measureFloods } from './gateway/floods.ts'
import { runMembership } from './gateway/membership-rounds.ts'
import { measureStart } from './gateway/start.ts'

it('a third of the agencies fail, and every figure that is published is the true one', async () => {
  const random = createRandom(Date.now())
  const counts = await runFailures({ rows: 500, random: () => random.fraction(), clients: 4 })
  expect(counts.broken).toEqual([])
  expect(counts.rows).toBeGreaterThanOrEqual(500)
  expect(Object.keys(counts.absent).length).toBeGreaterThan(0)
})

it('agencies join, leave, move and change keys, and no answer is lost or of two memberships', async () => {
  const random = createRandom(Date.now())
  const counts = await runMembership({ changes: 25, random: () => random.fraction(), agencies: 10 })
  expect(counts.broken).toEqual([])
  expect(counts.mixed).toBe(0)
  expect(counts.rows).toBeGreaterThan(0)
})

it('a gateway of dead agencies starts, and says of each that it is down', async () => {
  expect((await measureStart()).allDown).toBe(true)
})

it('an agency that sends too much is cut off, and takes no more memory than an answer may', async () => {
  for (const { flood, status, reason, peakGrowthMb } of await measureFloods(1)) {
    expect([flood, status]).toEqual([flood, 'BAD_RESPONSE'])
    expect(reason).toMatch(/compressed|more than \d+ bytes|UTF-8|malformed|another agency|object/)
    // Chunks, their text, and what the collector has not come to yet.
    expect(peakGrowthMb).toBeLessThan(10 * CAP_MB)
  }
})
