import { afterAll, beforeAll, describe, it } from 'vitest'
import { startHostileExchange, type HostileExchange } from '../support/hostile-exchange.ts'
import {
  changed,
  createTruthTeller,
  findHolder,
  put,
  rewritten,
  take,
  type Tamper,
} from '../support/start-tampering-agency.ts'
import { sendJson } from '../support/start-raw-agency.ts'

type Lie = readonly [what: string, lie: Tamper, why: RegExp]

const placing = (name: string, value: unknown) => changed((row) => put(row, name, value))
/** Numbers that JSON.stringify does not write. */
const writing = (name: string, text: string) =>
  rewritten((whole) => replaceOnce(whole, new RegExp(`"${name}":[^,}\\]]+`), `"${name}":${text}`))
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const wrongTypes: readonly Lie[] = [
  ['an object for a text', placing('contract', { toString: 'secret' }), /contract .*String/],
  ['a list for a text', placing('contract', ['1.0']), /contract .*String/],
  ['a Boolean for a text', placing('contract', true), /contract .*String/],
  ['an empty object for an ID', placing('measure', {}), /measure .*ID/],
  ['a fraction for an Int', placing('rows', 1.5), /rows .*Int/],
  ['a text for an Int', placing('rows', '12'), /rows .*Int/],
  ['a Boolean for an Int', placing('rows', true), /rows .*Int/],
  ['null for an Int', placing('rows', null), /rows is null/],
  ['an Int just too large', placing('subjects', 2 ** 31), /subjects .*Int/],
  ['an Int just too small', placing('subjects', -(2 ** 31) - 1), /subjects .*Int/],
  ['an Int of 400 digits', writing('rows', '9'.repeat(400)), /rows .*Int/],
  ['a Float beyond all bounds', writing('countVariance', '1e999'), /countVariance .*Float/],
  ['a negative one', writing('countVariance', '-1e999'), /countVariance .*Float/],
  ['a text for a Float', placing('countVariance', '0.5'), /countVariance .*Float/],
  ['a member that no enum has', placing('profile', 'MAGIC'), /profile .*ProtectionProfile/],
  ['a member in small letters', placing('profile', 'threshold'), /ProtectionProfile/],
  ['a member by its number', placing('profile', 0), /ProtectionProfile/],
  ['what every object has as a member', placing('kind', 'constructor'), /BreakKind/],
  ['a month that there is not', placing('window', '2026-13'), /window .*Window/],
  ['a window with a line break', placing('window', '2026-03\n'), /window .*Window/],
  ['a moment in words', placing('publishedAt', 'yesterday'), /publishedAt .*DateTime/],
  ['a moment as a number', placing('publishedAt', 1_775_116_800_000), /DateTime/],
  ['a text for a Boolean', placing('detected', 'false'), /detected .*Boolean/],
  ['a number for a Boolean', placing('detected', 0), /detected .*Boolean/],
  ['half of a surrogate pair', writing('contract', '"1.0\\ud800"'), /contract .*String/],
  ['halves in the wrong order', writing('contract', '"\\udc00\\ud800"'), /contract .*String/],
  ['a number for an object', placing('protection', 7), /protection is not an object/],
  ['a list for an object', placing('protection', []), /protection is not an object/],
  ['an object for a list', placing('counts', { 0: {} }), /counts is not a list/],
  ['a text for a list', placing('counts', 'yes'), /counts is not a list/],
  ['a null item', placing('counts', [null]), /counts.0 is null/],
  ['null for a text, without a word', placing('contract', null), /null for contract without/],
  ['a list in a list', placing('counts', [[]]), /counts.0 is not an object/],
  ['null for a list, without a word', placing('cells', null), /null for cells without/],
  ['a text of lists, 5,000 deep', writing('contract', deep(5_000)), /contract|malformed/],
  ['a list of lists, 5,000 deep', writing('countVariance', deep(5_000)), /countVariance|malformed/],
]

const wrongMembers: readonly Lie[] = [
  ['a missing field', changed((row) => take(row, 'contract')), /contract is missing/],
  ['one missing further in', changed((row) => take(row, 'count')), /count is missing/],
  ['a field that nobody asked for', adding('secret', 1), /not asked for/],
  [
    'one further in',
    changed((row) => Object.assign(Object(findHolder(row, 'count')), { extra: 1 })),
    /not asked for/,
  ],
  ['a constructor', adding('constructor', { name: 'secret' }), /not asked for/],
  ['a toString', adding('toString', 'secret'), /not asked for/],
  ['a prototype', rewritten((text) => inRow(text, '"__proto__":{"secret":1}')), /not asked for/],
  [
    'a field by way of its prototype alone',
    rewritten((text) =>
      inRow(replaceOnce(text, /"contract":"1\.0",/, ''), '"__proto__":{"contract":"1.0"}'),
    ),
    /contract is missing|not asked for/,
  ],
  ['a field twice', rewritten((text) => inRow(text, '"contract":"6.6"')), /twice|malformed/],
  [
    'a count twice',
    rewritten((text) => text.replace(/"count":\d+/, '$&,"count":7')),
    /twice|malformed/,
  ],
  [
    'a field twice, once in escapes',
    rewritten((text) => inRow(text, '"c\\u006fntract":"6.6"')),
    /twice|malformed/,
  ],
  [
    'itself twice, the second time as another',
    rewritten((text) => inRow(text, '"__agency":"alpha"')),
    /twice|malformed|another agency/,
  ],
  [
    'data twice',
    rewritten((text) => `{"data":{"agencies":[]},${text.slice(1)}`),
    /twice|malformed/,
  ],
]

const wrongRows: readonly Lie[] = [
  ['the row of another', rowsOf('alpha'), /another agency/],
  ['its own and that of another', rowsOf('liar', 'alpha'), /one row/],
  ['its own twice', rowsOf('liar', 'liar'), /one row/],
  ['no row', rowsOf(), /one row/],
  ['the figures of another under its own name', placing('__agency', 'alpha'), /another agency/],
  ['a null row', rowsAs([null]), /own id/],
  ['a row that is a text', rowsAs(['secret']), /not an object/],
  ['a row in a list', rowsAs([[]]), /not an object|one row/],
  ['null for its rows', rowsAs(null), /one row|neither/],
  ['an object for its rows', rowsAs({ 0: {} }), /one row/],
  [
    'an answer to a question that nobody asked',
    ({ body }, response) => sendJson(response, { data: { ...body.data, secret: [] } }),
    /one row/,
  ],
]

const wrongErrors: readonly Lie[] = [
  ['an error without a path', withErrors({ message: 'secret' }), /which field/],
  ['an error with a null path', withErrors({ message: 'secret', path: null }), /which field/],
  [
    'an error at the row of another',
    withErrors({ message: 'x', path: ['$', 1, 'contract'] }),
    /which field/,
  ],
  [
    'an error at no root',
    withErrors({ message: 'x', path: ['nowhere', 0, 'contract'] }),
    /which field/,
  ],
  ['an error at the whole', withErrors({ message: 'x', path: ['$'] }), /which field/],
  [
    'an error about a value',
    withErrors({ message: 'x', path: ['$', 0, 'contract'] }),
    /has a value/,
  ],
  [
    'an error about nothing',
    withErrors({ message: 'x', path: ['$', 0, '__proto__'] }),
    /has a value/,
  ],
  ['an error with an odd path', withErrors({ message: 'x', path: [{}] }), /not GraphQL errors/],
  ['an error that is a text', withErrors('secret'), /not GraphQL errors/],
  ['errors that are a text', erring('secret'), /not GraphQL errors/],
  ['errors that are null', erring(null), /not GraphQL errors/],
  ['errors that are an object', erring({ 0: { message: 'secret' } }), /not GraphQL errors/],
  [
    'errors alone',
    (_truth, response) => sendJson(response, { errors: [{ message: 'secret' }] }),
    /errors alone/,
  ],
  ['neither data nor errors', (_truth, response) => sendJson(response, {}), /neither/],
  ['data that is a list', (_truth, response) => sendJson(response, { data: [] }), /not an object/],
  ['data that is null', (_truth, response) => sendJson(response, { data: null }), /neither/],
]

describe('an agency that lies about', () => {
  let hostile: HostileExchange
  beforeAll(async () => {
    hostile = await startHostileExchange()
  })
  afterAll(() => hostile[Symbol.asyncDispose]())

  it('nothing is believed', () => hostile.expectTrue(changed(() => undefined)))

  it('nothing, but writes it otherwise than others do, is believed', async () => {
    await hostile.expectTrue(({ body }, response) =>
      sendJson(response, JSON.stringify({ extensions: { any: 'thing' }, ...body }, undefined, 2)),
    )
    await hostile.expectTrue(
      rewritten((text) => text.replace('"1.0"', '"\\u0031\\u002e0"').replaceAll(',', ' ,\r\n\t')),
    )
    await hostile.expectTrue(({ body, row }, response) => {
      const reversed = Object.fromEntries(Object.entries(row).toReversed())
      sendJson(response, { data: mapRoots(body.data, () => [reversed]) })
    })
    await hostile.expectTrue(rewritten((text) => `{"extensions":${deep(5_000)},${text.slice(1)}`))
  })

  describe.each([
    ['types', wrongTypes],
    ['members', wrongMembers],
    ['rows', wrongRows],
    ['errors', wrongErrors],
  ])('%s', (_kind, lies) => {
    it.each(lies)('and sends %s loses its own row alone', async (_what, lie, reason) => {
      await hostile.expectAlone(lie, { status: 'BAD_RESPONSE', reason })
    })
  })
})

function adding(name: string, value: unknown): Tamper {
  return changed((row) => (row[name] = value))
}

function rowsOf(...ids: readonly string[]): Tamper {
  return ({ question }, response) => {
    const { query, variables } = question
    const rows = ids.map((id) => {
      const asked = Object.entries(variables).map(([name, value]) => [
        name,
        JSON.stringify(value) === '["liar"]' ? [id] : value,
      ])
      return createTruthTeller(id)({ query, variables: Object.fromEntries(asked) }).row
    })
    sendJson(response, {
      data: mapRoots(createTruthTeller('liar')(question).body.data, () => rows),
    })
  }
}

function rowsAs(rows: unknown): Tamper {
  return ({ body }, response) => sendJson(response, { data: mapRoots(body.data, () => rows) })
}

function mapRoots(data: object, rows: () => unknown): object {
  return Object.fromEntries(Object.keys(data).map((key) => [key, rows()]))
}

/** `$` stands for the root field. */
function withErrors(error: unknown): Tamper {
  return ({ body, rootKey }, response) => {
    const text = JSON.stringify({ ...body, errors: [error] })
    sendJson(response, text.replace('"$"', JSON.stringify(rootKey)))
  }
}

function erring(errors: unknown): Tamper {
  return ({ body }, response) => sendJson(response, { ...body, errors })
}

/** A member more at the end of the row. */
function inRow(text: string, member: string): string {
  return replaceOnce(text, /\}\]\}\}$/, `,${member}}]}}`)
}

function replaceOnce(text: string, what: RegExp, by: string): string {
  if (!what.test(text)) throw new Error(`nothing to replace in ${text}`)
  return text.replace(what, () => by)
}
