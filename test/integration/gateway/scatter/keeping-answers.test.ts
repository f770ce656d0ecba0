import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { startExchange } from '../support/start-exchange.ts'
import {
  rowAnswer,
  sendJson,
  startRawAgency,
  type RawQuestion,
} from '../support/start-raw-agency.ts'

const query = '{ agencies { id contract } }'

interface Keeping {
  control: string
  tag: string
  contract: string
  isUp: boolean
}

/** An agency that keeps its word on HTTP's terms: 304 to who holds its tag. */
function keeper(id: string, now: Keeping) {
  return (response: ServerResponse, question: RawQuestion): void => {
    if (!now.isUp) return void response.socket?.destroy()
    const headers = {
      'cache-control': now.control,
      ...(now.tag !== '' && { etag: `"${now.tag}"` }),
    }
    if (now.tag !== '' && question.headers['if-none-match'] === `"${now.tag}"`) {
      response.writeHead(304, headers).end()
    } else {
      const row = { __agency: id, __typename: 'Agency', id, contract: now.contract }
      sendJson(response, rowAnswer(row), { headers })
    }
  }
}

function contractOf(data: unknown): unknown {
  const { agencies }: { agencies?: readonly { contract: unknown }[] } = Object(data)
  return agencies?.[0]?.contract
}

describe('the answer of an agency', () => {
  it('that says how long it holds is not asked for again while it does', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=60', tag: 'one', contract: '1.0', isUp: true }
    await using agency = await startRawAgency('agency', keeper('agency', now))
    await exchange.admit(agency)
    const first = await exchange.ask(query)
    const again = await exchange.ask(query)
    expect(again.data).toEqual(first.data)
    expect(again.participation).toMatchObject([{ status: 'OK' }])
    expect(agency.questions).toHaveLength(1)
    now.control = 'private, max-age=1'
    const other = { headers: { 'citx-purpose': 'research' } }
    await exchange.ask(query, other)
    await wait(1_050)
    expect((await exchange.ask(query, other)).data).toEqual(first.data)
    expect(agency.questions[2]?.headers['if-none-match']).toBe('"one"')
  })

  it('is asked for with its tag, and replaced when that has changed', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=0', tag: 'one', contract: '1.0', isUp: true }
    await using agency = await startRawAgency('agency', keeper('agency', now))
    await exchange.admit(agency)
    for (const _ of [1, 2, 3]) expect(contractOf((await exchange.ask(query)).data)).toBe('1.0')
    expect(agency.questions.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"one"',
      '"one"',
    ])
    Object.assign(now, { tag: 'two', contract: '1.1' })
    expect(contractOf((await exchange.ask(query)).data)).toBe('1.1')
    expect(contractOf((await exchange.ask(query)).data)).toBe('1.1')
    expect(agency.questions.at(-1)?.headers['if-none-match']).toBe('"two"')
  })

  it('stands in, marked as stale, for an agency that is down, where the agency allows that', async () => {
    await using exchange = await startExchange()
    const now = {
      control: 'private, max-age=0, stale-if-error=60',
      tag: 'one',
      contract: '1.0',
      isUp: true,
    }
    await using agency = await startRawAgency('agency', keeper('agency', now))
    await exchange.admit(agency)
    const first = await exchange.ask(query)
    now.isUp = false
    const stale = await exchange.ask(query)
    expect(stale.data).toEqual(first.data)
    expect(stale.errors).toEqual([])
    expect(stale.participation).toMatchObject([
      {
        status: 'STALE',
        releasedAt: '2026-10-05T08:00:00.000Z',
        reason: expect.stringContaining('of 2026-10-05'),
      },
    ])
    Object.assign(now, { isUp: true, control: 'private, max-age=0' })
    expect((await exchange.ask(query)).participation).toMatchObject([{ status: 'OK' }])
    now.isUp = false
    expect((await exchange.ask(query)).participation).toMatchObject([{ status: 'DOWN' }])
  })

  it('is not kept without a tag, and not shared with a caller who has not asked', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=60', tag: '', contract: '1.0', isUp: true }
    await using agency = await startRawAgency('agency', keeper('agency', now))
    await exchange.admit(agency)
    await exchange.ask(query)
    await exchange.ask(query)
    expect(agency.questions).toHaveLength(2)
    now.tag = 'one'
    await exchange.ask(query)
    await exchange.ask(query)
    expect(agency.questions).toHaveLength(3)
    await exchange.ask(query, { client: 'ministry-client' })
    expect(agency.questions).toHaveLength(4)
    await exchange.ask(query, { headers: { 'citx-purpose': 'research' } })
    expect(agency.questions).toHaveLength(5)
  })

  it('does not outlive a move of the agency, or a change of its keys', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=60', tag: 'one', contract: '1.0', isUp: true }
    await using before = await startRawAgency('agency', keeper('agency', now))
    await using after = await startRawAgency('agency', keeper('agency', { ...now, contract: '2' }))
    await exchange.admit(before)
    expect(contractOf((await exchange.ask(query)).data)).toBe('1.0')
    await exchange.admit(after)
    expect(contractOf((await exchange.ask(query)).data)).toBe('2')
    expect(after.questions[0]?.headers['if-none-match']).toBe(undefined)
    const { publicKey } = await createSigningKey()
    await exchange.admit({ id: 'agency', url: after.url, entry: { keys: [publicKey] } })
    expect(contractOf((await exchange.ask(query)).data)).toBe('2')
    expect(after.questions[1]?.headers['if-none-match']).toBe(undefined)
  })

  it('is kept whoever else is asked, and no agency learns who', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=60', tag: 'one', contract: '1.0', isUp: true }
    await using agency = await startRawAgency('agency', keeper('agency', now))
    await using other = await startRawAgency('other', keeper('other', now))
    await exchange.admit(agency, other)
    const some = 'query ($some: [ID!]!) { agencies(ids: $some) { id contract } }'
    await exchange.ask(some, { variables: { some: ['agency'] } })
    const both = await exchange.ask(some, { variables: { some: ['agency', 'other'] } })
    expect(both.participation).toMatchObject([{ status: 'OK' }, { status: 'OK' }])
    for (const { id, questions } of [agency, other])
      expect(questions.map(({ variables }) => Object.values(variables))).toEqual([[[id]]])
  })

  it('that comes late is not taken for newer than one that was asked for after it', async () => {
    await using exchange = await startExchange()
    const now = { control: 'private, max-age=60', tag: 'old', contract: '1.0', isUp: true }
    const then = { ...now }
    const reached = Promise.withResolvers<() => void>()
    let questions = 0
    await using agency = await startRawAgency('agency', (response, question) => {
      questions += 1
      if (questions > 1) return keeper('agency', now)(response, question)
      reached.resolve(() => keeper('agency', then)(response, question))
    })
    await exchange.admit(agency)
    const slow = exchange.ask(query)
    const answerSlow = await reached.promise
    Object.assign(now, { tag: 'new', contract: '1.1' })
    expect(contractOf((await exchange.ask(query)).data)).toBe('1.1')
    answerSlow()
    expect(contractOf((await slow).data)).toBe('1.0')
    expect(contractOf((await exchange.ask(query)).data)).toBe('1.1')
    expect(questions).toBe(2)
  })

  it('304 to a question that was new, or with another tag, is broken', async () => {
    await using exchange = await startExchange()
    await using agency = await startRawAgency('agency', (response) =>
      response.writeHead(304, { etag: '"one"' }).end(),
    )
    await exchange.admit(agency)
    expect((await exchange.ask(query)).participation).toMatchObject([{ status: 'BAD_RESPONSE' }])
  })

  it('that fails in part is asked for again each time', async () => {
    await using exchange = await startExchange()
    const headers = { etag: '"one"', 'cache-control': 'private, max-age=60' }
    const row = { __agency: 'agency', __typename: 'Agency', id: 'agency', contract: null }
    const failed = { message: 'x', path: ['agencies', 0, 'contract'] }
    await using agency = await startRawAgency('agency', (response) =>
      sendJson(response, rowAnswer(row, [failed]), { headers }),
    )
    await exchange.admit(agency)
    await exchange.ask(query)
    expect((await exchange.ask(query)).errors).toMatchObject([
      { extensions: { code: 'AGENCY_BAD_RESPONSE' } },
    ])
    expect(agency.questions).toHaveLength(2)
  })
})
