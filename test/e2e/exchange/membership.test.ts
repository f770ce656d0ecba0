import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinAgency } from '@citx/sample/network/join-agency.ts'
import { createTestNetwork, type TestNetwork } from '../../support/network.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await createTestNetwork({ agencies: ['riverside', 'little-marsh'] })
}, 240_000)
afterAll(() => network[Symbol.asyncDispose]())

async function members(): Promise<readonly string[]> {
  const { data } = await network.ask('{ agencies { id } }')
  return data.agencies.map(({ id }: { id: string }) => id)
}

async function administer(query: string, token: string) {
  const response = await fetch(network.directory.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return response.json()
}

describe('agencies join and leave while the gateway runs', () => {
  it('leaves and is gone, joins and is back', async () => {
    const { administratorToken } = network.secrets
    expect(await members()).toEqual(['little-marsh', 'riverside'])
    await administer('mutation { leave(id: "little-marsh") { id } }', administratorToken.reveal())
    await expect.poll(members, { timeout: 10_000 }).toEqual(['riverside'])

    await joinAgency(
      network.directory.url,
      network.agencies.get('little-marsh')?.server.url ?? '',
      {
        administratorToken,
        forums: [],
      },
    )
    await expect.poll(members, { timeout: 10_000 }).toEqual(['little-marsh', 'riverside'])
  })

  it('refuses to admit what does not serve the contract, and lists why', async () => {
    const answer = await administer(
      `mutation { join(url: "${network.directory.url}") { id } }`,
      network.secrets.administratorToken.reveal(),
    )
    expect(JSON.stringify(answer)).toContain('NOT_CONFORMANT')
    expect(await members()).toEqual(['little-marsh', 'riverside'])
  })

  it('answers for the others when one is down, and says who is missing', async () => {
    await network.agencies.get('little-marsh')?.server[Symbol.asyncDispose]()
    const { status, data, extensions } = await network.ask(
      `{ agencies { id name journey(id: "ALL", window: "2026-10") { demand { contacts { status } } } } }`,
    )
    expect(status).toBe(200)
    expect(data.agencies).toEqual([
      { id: 'little-marsh', name: 'Little Marsh District Council', journey: null },
      {
        id: 'riverside',
        name: 'Riverside Community Health Trust',
        journey: { demand: { contacts: { status: 'PUBLISHED' } } },
      },
    ])
    expect(extensions?.['participation']).toMatchObject([
      { agency: 'little-marsh', status: 'DOWN' },
      { agency: 'riverside', status: 'OK' },
    ])
  })
})
