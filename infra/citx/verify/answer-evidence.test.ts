import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { withEvidence } from './answer-evidence.ts'

it('fetches what proves an answer one by one: a gateway lets nobody have many downloads at once', async () => {
  let [underWay, most] = [0, 0]
  const sources = Array.from({ length: 20 }, (_, index) => ({
    name: `release ${index}`,
    async *open() {
      underWay += 1
      most = Math.max(most, underWay)
      await nextTurn()
      yield Buffer.from(`text of ${index}`)
      underWay -= 1
    },
  }))
  const { evidence } = await withEvidence({ data: {} }, { kind: 'file', sources })
  expect(evidence.at(-1)).toEqual({ name: 'release 19', release: 'text of 19' })
  expect(evidence).toHaveLength(20)
  expect(most).toBe(1)
})
