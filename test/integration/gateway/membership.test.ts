import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'

describe('agencies that join, leave and move', () => {
  it('are followed without a query being lost', async () => {
    await using exchange = await startExchange()
    const [north, south] = [
      await exchange.startAgency({ id: 'north', agency: { contract: () => '1.0' } }),
      await exchange.startAgency({
        id: 'south',
        agency: { contract: () => '1.0' },
        onRequest: () => wait(30),
      }),
    ]
    await exchange.admit(north)
    const over = new AbortController()
    const asking = async () => {
      const answers = []
      while (!over.signal.aborted) answers.push(await exchange.ask('{ agencies { id contract } }'))
      return answers
    }
    const loops = [asking(), asking(), asking()]
    for (let change = 0; change < 8; change += 1) {
      await exchange.admit(...(change % 2 === 0 ? [north, south] : [north]))
      await wait(40)
    }
    over.abort()
    const answers = (await Promise.all(loops)).flat()
    expect(answers.length).toBeGreaterThan(10)
    for (const { status, errors, data } of answers) {
      expect({ status, errors }).toEqual({ status: 200, errors: [] })
      expect([1, 2]).toContain(Object.values(Object(data)).flat().length)
    }
  })

  it('are asked at their new address after a move, and not at all after they left', async () => {
    await using exchange = await startExchange()
    const old = await exchange.startAgency({ id: 'north', agency: { contract: () => 'old' } })
    const moved = await exchange.startAgency({ id: 'north', agency: { contract: () => 'new' } })
    await exchange.admit(old)
    expect((await exchange.ask('{ agency(id: "north") { contract } }')).data).toEqual({
      agency: { contract: 'old' },
    })
    await exchange.admit(moved)
    expect((await exchange.ask('{ agency(id: "north") { contract } }')).data).toEqual({
      agency: { contract: 'new' },
    })
    await exchange.admit()
    expect((await exchange.ask('{ agency(id: "north") { contract } }')).data).toEqual({
      agency: null,
    })
    expect([old.requests(), moved.requests()]).toEqual([1, 1])
  })
})

describe('the gateway', () => {
  it('starts and answers within three seconds while every agency is dead', async () => {
    const startedMs = performance.now()
    await using exchange = await startExchange()
    const dead = Array.from({ length: 20 }, (_, index) => ({
      id: `dead-${index}`,
      url: `http://127.0.0.1:1/${index}/graphql`,
    }))
    await exchange.admit(...dead)
    const answer = await exchange.ask('{ agencies { name contract } }')
    expect(performance.now() - startedMs).toBeLessThan(3000)
    expect(answer.status).toBe(200)
    expect(answer.participation.map(({ status }) => status)).toEqual(dead.map(() => 'DOWN'))
  })
})
