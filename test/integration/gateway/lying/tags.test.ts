import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { FACTS } from '../support/agency-facts.ts'
import { startExchange, type Answer } from '../support/start-exchange.ts'
import { sendJson } from '../support/start-raw-agency.ts'
import { put, startTamperingAgency, type Truth } from '../support/start-tampering-agency.ts'

const query = `{ agencies { id ${FACTS} } }`

/** What an agency that answers a first question truthfully does with a second that names its tag. */
type Second = (response: ServerResponse, truth: Truth) => void

interface Asked {
  readonly answers: readonly Answer[]
  /** What each question that reached the agency named in `if-none-match`. */
  readonly named: readonly (string | undefined)[]
}

async function askTwice(
  headers: Readonly<Record<string, string>>,
  second: Second = (response, { body }) => sendJson(response, body, { headers }),
): Promise<Asked> {
  await using exchange = await startExchange()
  let asked = 0
  await using agency = await startTamperingAgency('agency', (truth, response) => {
    asked += 1
    if (asked === 1) sendJson(response, truth.body, { headers })
    else second(response, truth)
  })
  await exchange.admit(agency)
  const answers = [await exchange.ask(query), await exchange.ask(query)]
  return { answers, named: agency.questions.map((one) => one.headers['if-none-match']) }
}

function unchanged(headers: Readonly<Record<string, string>>): Second {
  return (response) => sendJson(response, '', { status: 304, headers })
}

const tag = { etag: '"one"' }

describe('an agency that says nothing changed', () => {
  it('is believed when it names the tag that it was asked about', async () => {
    const { answers, named } = await askTwice(tag, unchanged(tag))
    expect(named).toEqual([undefined, '"one"'])
    expect(answers[1]?.data).toEqual(answers[0]?.data)
    expect(answers[1]?.participation).toMatchObject([{ status: 'OK' }])
  })

  it.each([
    ['under another tag', { etag: '"two"' }],
    ['under another view', { ...tag, 'citx-view': 'v2' }],
    ['under a tag that is none', { etag: 'one' }],
    ['of another release', { ...tag, 'citx-release': 'b'.repeat(64) }],
    ['before any release', { ...tag, 'citx-release': 'none' }],
  ])('%s does not have what it said before repeated as if it were so', async (_what, headers) => {
    const { answers } = await askTwice(tag, unchanged(headers))
    const [state] = answers[1]?.participation ?? []
    expect(['BAD_RESPONSE', 'DENIED']).toContain(state?.['status'])
    if (state?.['status'] === 'BAD_RESPONSE') expect(state['reason']).toEqual(expect.any(String))
    expect(answers[1]?.data).toMatchObject({ agencies: [{ contract: null, cells: null }] })
  })

  it('and contradicts itself is asked for everything the next time', async () => {
    await using exchange = await startExchange()
    await using agency = await startTamperingAgency('agency', ({ body }, response) => {
      const headers = { ...tag, 'citx-release': 'b'.repeat(64) }
      if (agency.questions.length === 2) sendJson(response, '', { status: 304, headers })
      else sendJson(response, body, { headers: tag })
    })
    await exchange.admit(agency)
    const statuses: unknown[] = []
    for (const _ of [1, 2, 3])
      statuses.push((await exchange.ask(query)).participation[0]?.['status'])
    expect(statuses).toEqual(['OK', 'BAD_RESPONSE', 'OK'])
    const named = agency.questions.map((one) => one.headers['if-none-match'])
    expect(named).toEqual([undefined, '"one"', undefined])
  })

  it('with a body, is not taken by that body', async () => {
    const { answers } = await askTwice(tag, (response, { body, row }) => {
      put(row, 'contract', 'planted')
      sendJson(response, body, { status: 304, headers: tag })
    })
    expect(answers[1]?.text).not.toContain('planted')
  })
})

it('the time for which an answer holds begins when it was asked for, however long it was on its way', async () => {
  const maxAgeMs = 1_000
  const headers = { ...tag, 'cache-control': `private, max-age=${maxAgeMs / 1_000}` }
  await using exchange = await startExchange()
  await using agency = await startTamperingAgency('agency', ({ body }, response) => {
    setTimeout(() => sendJson(response, body, { headers }), maxAgeMs + 50)
  })
  await exchange.admit(agency)
  for (const _ of [1, 2]) await exchange.ask(query)
  expect(agency.questions).toHaveLength(2)
})

describe('a tag', () => {
  it.each([
    ['of 10 kB', `"${'x'.repeat(10_000)}"`],
    ['without quotes', 'one'],
    ['that is open', '"one'],
    ['that is weak', 'W/"one"'],
    ['with a quote inside', '"o"ne"'],
    ['that is a list', '"one", "two"'],
    ['that is a star', '*'],
    ['that is empty', ''],
    ['beyond ASCII', '"caf\xe9"'],
  ])('%s harms no answer, and none is repeated by it unasked', async (_what, etag) => {
    const { answers, named } = await askTwice({ etag })
    for (const { errors, participation, status } of answers) {
      expect({ status, errors }).toEqual({ status: 200, errors: [] })
      expect(participation).toMatchObject([{ status: 'OK', reason: null }])
    }
    expect(named).toHaveLength(2)
    expect(named[1] ?? '').not.toMatch(/x{1000}|[^\x20-\x7e]/)
  })
})

describe('how long an answer may be kept', () => {
  it('is as long as the agency says', async () => {
    const { named } = await askTwice({ ...tag, 'cache-control': 'private, max-age=60' })
    expect(named).toHaveLength(1)
  })

  it.each([
    'max-age=-1',
    'max-age=abc',
    'max-age=',
    'max-age',
    'max-age=1e9',
    'max-age=0x10',
    'max-age=1.5',
    'max-age=60, no-store',
    'max-age=60, no-cache',
    'max-age=0, max-age=60',
    ',,,=;',
    `x=${'y'.repeat(8_000)}`,
    'stale-if-error=60',
  ])('is not at all when it says %j', async (value) => {
    const { answers, named } = await askTwice({ ...tag, 'cache-control': value })
    expect(named).toHaveLength(2)
    for (const { errors } of answers) expect(errors).toEqual([])
  })

  it('is not at all without a tag or a view', async () => {
    const keep = { 'cache-control': 'private, max-age=60' }
    expect((await askTwice(keep)).named).toHaveLength(2)
    expect((await askTwice({ ...tag, ...keep, 'citx-view': '' })).named).toHaveLength(2)
  })

  it('does not outlive a lie: what breaks the contract is not kept', async () => {
    await using exchange = await startExchange()
    const headers = { ...tag, 'cache-control': 'private, max-age=60, stale-if-error=60' }
    await using agency = await startTamperingAgency('agency', ({ body, row }, response) => {
      put(row, 'rows', 1.5)
      sendJson(response, body, { headers })
    })
    await exchange.admit(agency)
    for (const _ of [1, 2]) {
      const { participation } = await exchange.ask(query)
      expect(participation).toMatchObject([{ status: 'BAD_RESPONSE' }])
    }
    expect(agency.questions.map((one) => one.headers['if-none-match'])).toEqual([
      undefined,
      undefined,
    ])
  })

  it('in need is for what the agency allows, with the date of the release', async () => {
    for (const allowed of ['', ', stale-if-error=60']) {
      const headers = { ...tag, 'cache-control': `private, max-age=0${allowed}` }
      const { answers } = await askTwice(headers, (response) => response.socket?.destroy())
      const { participation, data } = answers[1] ?? { participation: [], data: null }
      if (allowed === '') expect(participation).toMatchObject([{ status: 'DOWN', release: null }])
      else {
        expect(participation).toMatchObject([
          {
            status: 'STALE',
            release: 'a'.repeat(64),
            releasedAt: '2026-10-05T08:00:00.000Z',
            reason: expect.stringContaining('closed the connection'),
          },
        ])
        expect(data).toEqual(answers[0]?.data)
      }
    }
  })

  it('in need is not for what was refused: who is denied gets nothing old', async () => {
    const headers = { ...tag, 'cache-control': 'private, max-age=0, stale-if-error=60' }
    for (const status of [401, 403]) {
      const { answers } = await askTwice(headers, (response) => sendJson(response, {}, { status }))
      expect(answers[1]?.participation).toMatchObject([{ status: 'DENIED' }])
      expect(answers[1]?.data).toMatchObject({ agencies: [{ contract: null }] })
    }
    const { answers } = await askTwice(headers, (response) => sendJson(response, 'lie'))
    expect(answers[1]?.participation).toMatchObject([{ status: 'BAD_RESPONSE' }])
  })
})
