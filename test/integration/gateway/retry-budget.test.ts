import { expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'

const agencies = 40
/** What the whole gateway may ask twice: so many at any time, and a tenth of what it asks. */
const floor = 10
const share = 0.1

it('when many agencies hang up at once, the gateway asks a few of them again, and not all', async () => {
  await using stack = new AsyncDisposableStack()
  const exchange = stack.use(await startExchange())
  let hangUps = 0
  const members = await Promise.all(
    Array.from({ length: agencies }, async (_, index) => {
      const id = `agency-${String(index).padStart(2, '0')}`
      let asked = 0
      const agency = await startRawAgency(id, (response) => {
        asked += 1
        if (asked === 2) {
          hangUps += 1
          response.socket?.destroy()
        } else sendJson(response, rowAnswer({ __agency: id, contract: '1.0' }))
      })
      return stack.use(agency)
    }),
  )
  await exchange.admit(...members)
  const query = '{ agencies { contract } }'
  const statuses = async () => (await exchange.ask(query)).participation.map(({ status }) => status)
  expect(new Set(await statuses())).toEqual(new Set(['OK']))

  const after = await statuses()
  const again = members.filter(({ questions }) => questions.length === 3).length
  expect(hangUps).toBe(agencies)
  expect(again).toBeGreaterThanOrEqual(floor)
  expect(again).toBeLessThanOrEqual(floor + share * 2 * agencies)
  expect(after.filter((status) => status === 'OK')).toHaveLength(again)
  expect(after.filter((status) => status === 'DOWN')).toHaveLength(agencies - again)
})
