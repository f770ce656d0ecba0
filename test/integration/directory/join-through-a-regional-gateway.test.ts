import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDirectory, type Directory } from '@citx/directory/directory.ts'
import type { DirectoryTables } from '@citx/directory/membership/migrations.ts'
import { Secret } from '@citx/kit/config/secret.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import { AGENCY_DESCRIPTION_TYPE } from '@citx/schema/directory/document.ts'
import { startExchange, type Exchange } from '../gateway/support/start-exchange.ts'
import { testDatabase } from '../../support/postgres.ts'

const administratorToken = new Secret('t'.repeat(40))

describe('an agency behind a regional gateway', () => {
  const stack = new AsyncDisposableStack()
  let directory: Directory
  let regional: Exchange
  let stranger: Exchange
  const alsoAt = new Set<string>()

  beforeAll(async () => {
    const key = await createSigningKey()
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
    const relay = { gateways: ['national'] }
    regional = stack.use(
      await startExchange({ config: { relay: { ...relay, directories: [key.publicKey] } } }),
    )
    stranger = stack.use(await startExchange({ config: { relay } }))
    const ownKey = await createSigningKey()
    const agency = await regional.startAgency({
      id: 'eastvale',
      trusts: new Map([['gateway', [regional.gatewayKey.publicKey]]]),
      describe: (endpoint = '') => {
        const description = {
          id: 'eastvale',
          name: 'Eastvale',
          kind: 'municipality',
          country: 'GB',
          sizeBand: 'medium',
          endpoint: alsoAt.has(endpoint) ? endpoint : 'https://insight.eastvale.example/graphql',
          contract: '1.0',
          keys: [ownKey.publicKey],
        }
        return signDocument(description, ownKey, { typ: AGENCY_DESCRIPTION_TYPE })
      },
    })
    await regional.admit(agency)
    await stranger.admit(agency)
  })
  afterAll(() => stack.disposeAsync())

  async function join(url: string): Promise<unknown> {
    const response = await fetch(directory.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${administratorToken.reveal()}`,
      },
      body: JSON.stringify({ query: `mutation { join(url: "${url}") { id } }` }),
    })
    return response.json()
  }

  it('joins the national directory at that address only if it says itself that it is served there', async () => {
    const url = addressAt(regional)
    expect(await join(url)).toMatchObject({
      errors: [{ message: expect.stringContaining('says that it serves at https://insight') }],
    })
    alsoAt.add(url)
    expect(await join(url)).toEqual({ data: { join: { id: 'eastvale' } } })
  })

  it('is not checked through a gateway that does not know the directory', async () => {
    const url = addressAt(stranger)
    alsoAt.add(url)
    expect(await join(url)).toMatchObject({
      errors: [{ message: expect.stringContaining('does not serve the contract') }],
    })
  })

  it('is not found under another name', async () => {
    expect(await join(addressAt(regional, 'westvale'))).toMatchObject({
      errors: [{ message: expect.stringContaining('answers with status 404') }],
    })
  })
})

function addressAt({ gateway }: Exchange, agency = 'eastvale'): string {
  return new URL(`/agencies/${agency}/graphql`, gateway.url).href
}
