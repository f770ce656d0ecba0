import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createFindPlan } from '@citx/gateway/compile/find-plan.ts'
import { listen } from './support/listen.ts'
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
  it('is ready before it has had a word from any agency, and says of each that it is dead', async () => {
    let connections = 0
    const silent = createServer().on('connection', () => (connections += 1))
    await using mute = await listen(silent)
    const config = { deadlines: { agencyMs: 500 } }
    await using exchange = await startExchange({ config })
    const ids = Array.from({ length: 20 }, (_, index) => `dead-${10 + index}`)
    const dead = ids.map((id) => ({ id, url: `http://127.0.0.1:1/${id}/graphql` }))
    await exchange.admit(...dead, { id: 'mute', url: `${mute.url}/graphql` })
    expect((await exchange.ask('{ agencies { name } }')).errors).toEqual([])
    expect(connections).toBe(0)
    const { status, participation } = await exchange.ask('{ agencies { name contract } }')
    expect(status).toBe(200)
    expect(participation.map((state) => [state['agency'], state['status']])).toEqual([
      ...ids.map((id) => [id, 'DOWN']),
      ['mute', 'TIMEOUT'],
    ])
  })

  it('builds its schema once, whoever joins, moves or leaves', async () => {
    const schemas: unknown[] = []
    await using exchange = await startExchange({
      compile(services) {
        schemas.push(services.schema)
        return createFindPlan(services)
      },
    })
    const north = await exchange.startAgency({ id: 'north', agency: { contract: () => '1.0' } })
    const south = await exchange.startAgency({ id: 'south', agency: { contract: () => '1.0' } })
    for (const members of [[north], [north, south], [south], []]) {
      await exchange.admit(...members)
      const { data } = await exchange.ask('{ agencies { id contract } }')
      expect(data).toEqual({ agencies: members.map(({ id }) => ({ id, contract: '1.0' })) })
    }
    expect(schemas).toHaveLength(1)
  })
})
