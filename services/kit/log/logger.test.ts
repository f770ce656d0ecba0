import { assert, constantFrom, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../config/secret.ts'
import { createLogger, type Logger } from './logger.ts'

/** What was written, as text. */
function logged(write: (log: Logger) => void): string {
  const lines: string[] = []
  write(createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

it.each([
  'authorization',
  'Authorization',
  'password',
  'superuserPassword',
  'secret',
  'clientSecret',
  'token',
  'access_token',
  'tokens',
  'cookie',
  'set-cookie',
  'apiKey',
  'x-api-key',
  'privateKey',
])('does not log what %s holds, at any depth or in a child', (field) => {
  const text = logged((log) => {
    log.info({ [field]: 'hunter2' }, 'flat')
    log.info({ request: { headers: [{ [field]: 'hunter2' }] } }, 'deep')
    log.info({ request: { [field]: { value: 'hunter2' } } }, 'whole')
    log.child({ [field]: 'hunter2' }).info('child')
  })
  expect(text).not.toContain('hunter2')
  expect(text.match(/\[secret\]/g)).toHaveLength(4)
})

it('logs a number of tokens', () => {
  expect(JSON.parse(logged((log) => log.info({ tokens: 500 })))).toMatchObject({ tokens: 500 })
})

it('does not log a password in an address or a signed token in a message', () => {
  const token = `eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl`
  const text = logged((log) => {
    log.info(`postgres://citx:hunter2@db/agency and Bearer ${token}`)
    log.error(new Error('cannot reach postgres://:hunter2@/db?host=/tmp'))
  })
  expect(text).not.toMatch(/hunter2|c2lnbmF0dXJl/)
  expect(text).toContain('postgres://citx:[secret]@db/agency')
})

it('masks a Secret wherever it lies', () => {
  const text = logged((log) => log.info({ at: { url: new Secret('hunter2') } }, 'x'))
  expect(text).toContain('[secret]')
  expect(text).not.toContain('hunter2')
})

it('spells errors out with their causes, leaving out the row that a driver attached', () => {
  const inner = Object.assign(new Error('inner'), { code: '23505', detail: 'Key (nino)=(AB12)' })
  const text = logged((log) => {
    log.error({ err: new Error('outer', { cause: inner }) }, 'x')
  })
  expect(JSON.parse(text)).toMatchObject({
    err: { message: 'outer', cause: { message: 'inner', code: '23505' } },
  })
  expect(text).not.toContain('AB12')
  expect(logged((log) => log.error({ failure: inner }, 'x'))).not.toContain('AB12')
  expect(logged((log) => log.child({ err: inner }).error('x'))).not.toContain('AB12')
})

it('copes with fields that contain themselves, functions and big integers', () => {
  const loop: Record<string, unknown> = { size: 12n, act: () => 1 }
  loop['self'] = loop
  const entry: unknown = JSON.parse(logged((log) => log.info(loop, 'x')))
  expect(entry).toMatchObject({ size: 12, self: { self: '[Circular]' } })
})

it('writes one line per entry, whatever the text: nothing acts on a terminal', () => {
  const nasty = string({
    unit: constantFrom('\n', '\r', '\u001B[2J', '\u009B', '\u2028', '\u0085', '"', '\\', 'é', 'a'),
  })
  assert(
    property(nasty, nasty, (message, value) => {
      const text = logged((log) => log.info({ value }, message))
      // eslint-disable-next-line no-control-regex
      expect(text).toMatch(/^[^\u0000-\u001F\u007F-\u009F\u2028\u2029]*\n$/)
      expect(JSON.parse(text)).toMatchObject({ value, ...(message !== '' && { msg: message }) })
    }),
  )
})
