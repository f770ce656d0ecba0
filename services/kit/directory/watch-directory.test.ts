import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIRECTORY_TYPE, type DirectoryDocument } from '@citx/schema/directory/document.ts'
import { createLogger, silentLogger } from '../log/logger.ts'
import { createSigningKey, type SigningKey } from '../proof/ed25519-key.ts'
import { signDocument } from '../proof/signed-document.ts'
import {
  watchDirectory,
  type DirectoryWatch,
  type WatchDirectoryOptions,
} from './watch-directory.ts'

const NOW = new Date('2026-03-01T12:00:00.000Z')
const empty = { agencies: [], partners: [], forums: [], gateways: [] }

let key: SigningKey
let served: string | undefined
let now = NOW
let hold: Promise<void> | undefined
const server = createServer((_request, response) => {
  const answer = served
  void Promise.resolve(hold).then(() =>
    response.writeHead(answer === undefined ? 503 : 200).end(answer),
  )
})
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-directory-'))
  key = await createSigningKey()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

function document(seq: number, more: Partial<DirectoryDocument> = {}): DirectoryDocument {
  const expires = '2026-03-08T12:00:00.000Z'
  return { seq, prev: null, issuedAt: NOW.toISOString(), expires, ...empty, ...more }
}

const repeated = (digit: string): string => digit.repeat(64)
const sign = (content: DirectoryDocument, by = key, typ = DIRECTORY_TYPE) =>
  signDocument(content, by, { typ })
const hash = (jws: string): string => createHash('sha256').update(jws).digest('hex')

async function watch(
  options: Pick<Partial<WatchDirectoryOptions>, 'memory' | 'log' | 'timeoutMs'> = {},
): Promise<DirectoryWatch> {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  now = NOW
  return watchDirectory({
    url: `http://127.0.0.1:${port}/directory`,
    keys: [key.publicKey],
    log: silentLogger,
    intervalMs: 60_000,
    clock: () => now,
    ...options,
  })
}

describe('a reader of the directory', () => {
  it('follows a chain, and skips versions that it missed', async () => {
    served = await sign(document(1))
    await using reader = await watch()
    const before = hash(served)
    served = await sign(document(2, { prev: before }))
    await reader.refresh()
    expect(reader.current()?.seq).toBe(2)
    served = await sign(document(7, { prev: 'f'.repeat(64) }))
    await reader.refresh()
    expect(reader.current()?.seq).toBe(7)
  })

  it('follows a history that names the version it knew', async () => {
    served = await sign(document(5))
    await using reader = await watch()
    const earlier = [repeated('6'), hash(served), repeated('4')]
    served = await sign(document(8, { prev: repeated('7'), earlier }))
    await reader.refresh()
    expect(reader.current()?.seq).toBe(8)
  })

  it('does not go back behind what another process with the same memory believed', async () => {
    const memory = join(folder, 'shared.json')
    const [fifth, sixth] = [await sign(document(5)), await sign(document(6))]
    served = fifth
    await using slow = await watch({ memory })
    served = await sign(document(7))
    await using quick = await watch({ memory })
    served = sixth
    await slow.refresh()
    expect(slow.current()?.seq).toBe(5)
    served = quick.signed()
    await slow.refresh()
    expect(slow.current()?.seq).toBe(7)
  })

  it('never goes back when two reads overlap, and a slow one ends last', async () => {
    served = await sign(document(1))
    await using reader = await watch()
    const slow = Promise.withResolvers<void>()
    hold = slow.promise
    served = await sign(document(2, { prev: hash(served) }))
    const first = reader.refresh()
    await once(server, 'request')
    hold = undefined
    served = await sign(document(3, { prev: hash(served) }))
    const second = reader.refresh()
    await wait(50)
    slow.resolve()
    await Promise.all([first, second])
    expect(reader.current()?.seq).toBe(3)
  })

  it('stops at once, though the directory does not answer', async () => {
    served = await sign(document(1))
    // Longer than any test may take.
    const reader = await watch({ timeoutMs: 600_000 })
    const never = Promise.withResolvers<void>()
    hold = never.promise
    const reading = reader.refresh()
    await once(server, 'request')
    await reader[Symbol.asyncDispose]()
    await reading
    hold = undefined
    never.resolve()
  })

  const refused: readonly (readonly [string, () => Promise<string | undefined>])[] = [
    ['an older version', () => sign(document(4))],
    [
      'another document under the same number',
      () => sign(document(5, { forums: [{ id: 'f1', name: 'F' }] })),
    ],
    ['a fork', () => sign(document(6, { prev: '0'.repeat(64) }))],
    [
      'a fork that is versions ahead',
      () => sign(document(8, { prev: '0'.repeat(64), earlier: ['1', '2'].map(repeated) })),
    ],
    ['one that has expired', () => sign(document(9, { expires: '2026-02-28T00:00:00.000Z' }))],
    [
      'one signed with a key that is not trusted',
      async () => sign(document(9), await createSigningKey()),
    ],
    ['a document of another kind', () => sign(document(9), key, 'citx-agency+jwt')],
    [
      'one that was changed',
      async () => (await sign(document(9))).replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
    ],
    [
      'one in which a key belongs to two members',
      async () => {
        const gateway = { keys: [(await createSigningKey()).publicKey] }
        return sign(
          document(9, {
            gateways: [
              { id: 'g1', ...gateway },
              { id: 'g2', ...gateway },
            ],
          }),
        )
      },
    ],
    ['more than it may have', () => Promise.resolve('x'.repeat(17 * 1024 * 1024))],
    ['no document', () => Promise.resolve('<html></html>')],
    ['silence', () => Promise.resolve(undefined)],
  ]
  it.each(refused)('keeps what it holds when it is shown %s', async (_what, next) => {
    served = await sign(document(5))
    await using reader = await watch()
    expect(reader.current()?.seq).toBe(5)
    served = await next()
    await reader.refresh()
    expect(reader.current()).toEqual(document(5))
  })

  it('holds nothing that has expired, however long the directory is silent', async () => {
    served = await sign(document(1))
    await using reader = await watch()
    served = undefined
    now = new Date('2026-03-08T11:59:59.000Z')
    await reader.refresh()
    expect(reader.current()?.seq).toBe(1)
    now = new Date('2026-03-08T12:00:00.000Z')
    expect(reader.current()).toBe(undefined)
  })

  it('does not go back behind what it believed before it was restarted', async () => {
    const memory = join(folder, 'seen.json')
    const newest = await sign(document(7))
    served = newest
    await using first = await watch({ memory })
    expect(first.current()?.seq).toBe(7)
    await first[Symbol.asyncDispose]()

    const older = await sign(document(6))
    const twin = await sign(document(7, { forums: [{ id: 'f1', name: 'F' }] }))
    const fork = await sign(document(8, { prev: '0'.repeat(64) }))
    for (const wrong of [older, twin, fork]) {
      served = wrong
      await using again = await watch({ memory })
      expect(again.current()).toBe(undefined)
    }
    for (const right of [newest, await sign(document(8, { prev: hash(newest) }))]) {
      served = right
      await using again = await watch({ memory })
      expect(again.signed()).toBe(right)
    }
    served = newest
    await using back = await watch({ memory })
    expect(back.current()).toBe(undefined)
    await writeFile(memory, '{"seq":1}')
    await expect(watch({ memory })).rejects.toMatchObject({ code: 'BAD_FILE' })
  })

  it('tells every follower, also when one of them fails, and goes on when it cannot write', async () => {
    served = await sign(document(1))
    const logged: string[] = []
    const log = createLogger({
      name: 'test',
      level: 'error',
      destination: { write: (line) => void logged.push(line) },
    })
    await using reader = await watch({ memory: join(folder, 'no-such-folder', 'seen.json'), log })
    const told: number[] = []
    reader.onChange(() => {
      throw new Error('a follower broke')
    })
    reader.onChange(({ seq }) => told.push(seq))
    served = await sign(document(2, { prev: hash(served) }))
    await reader.refresh()
    expect([reader.current()?.seq, told]).toEqual([2, [2]])
    expect(logged.join('')).toMatch(/could not be written down.*a follower broke/s)
  })

  it('starts without a directory, and believes the first that it can verify', async () => {
    served = undefined
    await using reader = await watch()
    expect(reader.current()).toBe(undefined)
    served = await sign(document(3))
    await reader.refresh()
    expect(reader.current()?.seq).toBe(3)
  })
})
