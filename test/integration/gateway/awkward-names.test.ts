import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'

const names = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'then',
  'hasOwnProperty',
  'valueOf',
  '__typename',
  '__agency',
  '__empty',
  'id',
  'steps',
  'agencies',
]

describe('names that objects inherit', () => {
  it.each(names)(
    'as alias `%s` at every level, as variable and as fragment give the right answer',
    async (name) => {
      await using exchange = await startExchange()
      const north = await exchange.startAgency({
        id: 'north',
        agency: {
          contract: () => '1.0',
          measures: (_p, { ids }) => [{ measure: ids[0], family: 'DEMAND', breaks: [] }],
        },
      })
      await exchange.admit(north)
      // A body with a member of this name is refused as a whole; see below.
      const variable = name === '__proto__' ? 'other' : name
      const query = `query ${name}($${variable}: [ID!]) {
      ${name}: agencies(ids: ["north"]) { ...${name} }
      lifeEvents { ${name}: source across(window: "2026") { window } }
    }
    fragment ${name} on Agency { ${name}: measures(ids: $${variable}) { ${name}: measure } other: contract }`
      const answer = await exchange.ask(query, {
        variables: Object.fromEntries([[variable, ['m']]]),
      })
      expect(answer.errors).toEqual([])
      expect(answer.text).toContain(
        `{"${name}":[{"${name}":[{"${name}":"m"}],"other":"1.0"}],"lifeEvents":[{"${name}":"test","across":{"window":"2026"}}]}`,
      )
    },
  )

  it('in directives that skip everything leave an empty object', async () => {
    await using exchange = await startExchange()
    await exchange.admit(await exchange.startAgency({ id: 'north' }))
    const answer = await exchange.ask(
      'query ($no: Boolean = false) { agency(id: "north") { contract @include(if: $no) ...a @include(if: $no) } } fragment a on Agency { id }',
    )
    expect([answer.errors, answer.data]).toEqual([[], { agency: {} }])
  })

  it('as a variable `__proto__` is refused with a typed error', async () => {
    await using exchange = await startExchange()
    await exchange.admit()
    const answer = await exchange.ask('query ($__proto__: ID!) { agency(id: $__proto__) { id } }', {
      variables: Object.fromEntries([['__proto__', 'north']]),
    })
    expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it('as ids find nobody', async () => {
    await using exchange = await startExchange()
    await exchange.admit(await exchange.startAgency({ id: 'north' }))
    const answer = await exchange.ask(
      'query ($ids: [ID!]) { agencies(ids: $ids) { id contract } }',
      {
        variables: { ids: [...names, '"]} } evil {', ''] },
      },
    )
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({ agencies: [...names, '', ''].map(() => null) })
    expect(answer.participation).toEqual([])
  })
})
