import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createDirectory, type Directory } from '@citx/directory/directory.ts'
import type { DirectoryTables } from '@citx/directory/membership/migrations.ts'
import { Secret } from '@citx/kit/config/secret.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { watchDirectory } from '@citx/kit/directory/watch-directory.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { testDatabase } from '../../support/postgres.ts'

const administratorToken = new Secret('t'.repeat(40))
const partners = [
  {
    id: 'institute',
    name: 'Institute of Public Service',
    issuer: 'https://id.example.org',
    clientIds: ['analyst'],
    forums: ['carers'],
  },
]
const forums = [{ id: 'carers', name: 'Carers forum' }]

let directory: Directory
let key: SigningKey
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  key = await createSigningKey()
  const database = stack.use(await testDatabase())
  const db = openDatabase<DirectoryTables>(database.url, { applicationName: 'directory-test' })
  stack.defer(() => db.destroy())
  directory = stack.use(
    await createDirectory({
      db,
      key,
      administratorToken,
      log: silentLogger,
      allowPrivateAddresses: true,
    }),
  )
  await directory.configure({ partners, forums, gateways: [] })
})

afterAll(() => stack.disposeAsync())

const directoryAnswer = z.looseObject({
  errors: z
    .array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }))
    .optional(),
})
type Answer = z.infer<typeof directoryAnswer>

async function ask(query: string, token?: string, url = directory.url): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  })
  return directoryAnswer.parse(await response.json())
}

async function refusalOf(url: string, by = directory): Promise<Answer['errors']> {
  const { errors } = await ask(
    `mutation { join(url: "${url}") { id } }`,
    administratorToken.reveal(),
    by.url,
  )
  return errors
}

describe('the directory', () => {
  it('signs who takes part, and readers verify it', async () => {
    await using watch = await watchDirectory({
      url: directory.documentUrl,
      keys: [key.publicKey],
      log: silentLogger,
    })
    expect(watch.current()).toMatchObject({ partners, forums, agencies: [] })
    expect(watch.current()?.gateways.map(({ id }) => id)).toEqual(['directory'])
  })

  it('is refused by a reader who trusts another key', async () => {
    const stranger = await createSigningKey()
    await using watch = await watchDirectory({
      url: directory.documentUrl,
      keys: [stranger.publicKey],
      log: silentLogger,
    })
    expect(watch.current()).toBeUndefined()
  })

  it('chains its documents, one version after the other', async () => {
    await using watch = await watchDirectory({
      url: directory.documentUrl,
      keys: [key.publicKey],
      log: silentLogger,
      intervalMs: 60_000,
    })
    const before = watch.current()?.seq ?? 0
    const known = createHash('sha256')
      .update(watch.signed() ?? '')
      .digest('hex')
    await Promise.all([
      directory.configure({ partners, forums, gateways: [] }),
      directory.configure({ partners, forums, gateways: [] }),
    ])
    await watch.refresh()
    expect(watch.current()).toMatchObject({ seq: before + 2 })
    expect(watch.current()?.earlier?.[0]).toBe(known)
  })

  it('lets only the administrator change who takes part', async () => {
    const stranger = await ask('mutation { leave(id: "eastvale") { id } }')
    expect(stranger.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const guess = await ask('mutation { leave(id: "eastvale") { id } }', 'guess')
    expect(guess.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const administrator = await ask(
      'mutation { leave(id: "eastvale") { id } }',
      administratorToken.reveal(),
    )
    expect(administrator.errors?.[0]?.extensions.code).toBe('UNKNOWN_AGENCY')
  })

  it('refuses what is no agency, saying why', async () => {
    const web = createServer((_request, response) => response.end('<html>')).listen(0, '127.0.0.1')
    stack.defer(() => void web.close())
    await once(web, 'listening')
    const address = web.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const { errors } = await ask(
      `mutation { join(url: "http://127.0.0.1:${address.port}/graphql") { id } }`,
      administratorToken.reveal(),
    )
    expect(errors?.[0]).toMatchObject({
      message: 'the agency does not describe itself in a signed form',
      extensions: { code: 'NOT_CONFORMANT' },
    })
  })

  it('asks nobody on its own machine or network, unless it is told that it may', async () => {
    let asked = 0
    const neighbour = createServer((_request, response) => {
      asked += 1
      response.end()
    }).listen(0, '127.0.0.1')
    stack.defer(() => void neighbour.close())
    await once(neighbour, 'listening')
    const address = neighbour.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const db = openDatabase<DirectoryTables>(stack.use(await testDatabase()).url, {
      applicationName: 'directory-test',
    })
    stack.defer(() => db.destroy())
    const strict = stack.use(
      await createDirectory({ db, key, administratorToken, log: silentLogger }),
    )
    const { port } = address
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:7f00:1]', '2130706433'])
      expect(await refusalOf(`http://${host}:${port}/graphql`, strict)).toMatchObject([
        {
          message: expect.stringContaining('not a public one'),
          extensions: { code: 'NOT_CONFORMANT' },
        },
      ])
    expect(await refusalOf('http://169.254.169.254/latest/', strict)).toHaveLength(1)
    expect(asked).toBe(0)
    await refusalOf(`http://127.0.0.1:${port}/graphql`)
    expect(asked).toBe(1)
  })

  it('signs no list in which members could be taken for one another', async () => {
    const [institute] = partners
    if (institute === undefined) throw new Error('no partner')
    const gateway = { keys: [(await createSigningKey()).publicKey] }
    const wrong: readonly (readonly [Partial<Parameters<Directory['configure']>[0]>, RegExp])[] = [
      [{ partners: [institute, institute] }, /partner or forum institute is listed twice/],
      [{ partners: [institute, { ...institute, id: 'other' }] }, /client analyst of .* twice/],
      [{ partners: [{ ...institute, id: 'carers' }] }, /partner or forum carers/],
      [{ forums: [] }, /institute is of forum carers, which is not listed/],
      [
        {
          gateways: [
            { id: 'one', ...gateway },
            { id: 'two', ...gateway },
          ],
        },
        /the key .* twice/,
      ],
      [{ gateways: [{ id: 'one', keys: [key.publicKey] }] }, /the key .* twice/],
    ]
    for (const [change, message] of wrong)
      await expect(
        directory.configure({ partners, forums, gateways: [], ...change }),
      ).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringMatching(message) })
  })

  it('refuses an address that is none, and an agency that breaks off, saying what to do', async () => {
    for (const url of ['insight.example.gov', 'ftp://insight.example.gov/', ''])
      expect(await refusalOf(url)).toMatchObject([
        {
          message: expect.stringContaining('write it as https://'),
          extensions: { code: 'BAD_REQUEST' },
        },
      ])
    const broken = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('eyJ', () => setTimeout(() => response.destroy(), 50))
    }).listen(0, '127.0.0.1')
    stack.defer(() => void broken.close())
    await once(broken, 'listening')
    const address = broken.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    expect(await refusalOf(`http://127.0.0.1:${address.port}/graphql`)).toMatchObject([
      {
        message: expect.stringContaining('check that it is serving'),
        extensions: { code: 'NOT_CONFORMANT' },
      },
    ])
  })
})
