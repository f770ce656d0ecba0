import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createTestNetwork, type TestNetwork } from '../../support/network.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await createTestNetwork({ agencies: ['riverside', 'eastvale'] })
}, 240_000)
afterAll(() => network[Symbol.asyncDispose]())

const employeeVoice = `{ agency(id: "riverside") {
  journey(id: "ALL", window: "2026-10") { voiceOfEmployee { engagement { status value } } }
} }`
const engagement = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data)).agency.journey.voiceOfEmployee.engagement

async function post(url: string, authorization?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    },
    body: JSON.stringify({ query: '{ agencies(ids: ["riverside"]) { id } }' }),
  })
  return { status: response.status, body: await response.text() }
}

describe('who may see what', () => {
  it('nobody without a token', async () => {
    for (const authorization of [undefined, 'Bearer nonsense', 'Basic YTpi']) {
      const { status, body } = await post(network.gatewayUrl, authorization)
      expect(status).toBe(401)
      expect(body).toContain('UNAUTHENTICATED')
    }
  })

  it('no stranger, whose token is sound but who is no partner', async () => {
    const { status, errors } = await network.ask('{ agencies { id } }', { as: 'stranger' })
    expect(status).toBe(403)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('an analyst what the agreement shares, a forum less', async () => {
    const analyst = await network.ask(employeeVoice)
    expect(engagement(analyst.data)).toMatchObject({ status: 'PUBLISHED' })
    const forum = await network.ask(employeeVoice, { as: 'forum' })
    expect(engagement(forum.data)).toEqual({ status: 'NOT_SHARED', value: null })
  })

  it('nobody another answer, however many ask at once', async () => {
    const asked = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 'analyst' : 'forum'))
    const answers = await Promise.all(
      asked.map(async (as) => engagement((await network.ask(employeeVoice, { as })).data)),
    )
    for (const [index, answer] of answers.entries())
      expect(answer).toMatchObject({
        status: asked[index] === 'analyst' ? 'PUBLISHED' : 'NOT_SHARED',
      })
  })

  it('nothing at the agency itself without a grant of a gateway that the directory lists', async () => {
    const url = network.agencies.get('riverside')?.server.url ?? ''
    const claims = { agency: 'riverside', partner: 'institute', purpose: 'benchmarking' }
    const rogue = createGrantIssuer({ gateway: 'sample-gateway', key: await createSigningKey() })
    const listed = createGrantIssuer({
      gateway: 'sample-gateway',
      key: network.secrets.gatewayKey,
    })
    expect((await post(url)).status).toBe(401)
    expect((await post(url, `Bearer ${await rogue.grantFor(claims)}`)).status).toBe(401)
    const other = await listed.grantFor({ ...claims, agency: 'eastvale' })
    expect((await post(url, `Bearer ${other}`)).status).toBe(401)
    expect((await post(url, `Bearer ${await listed.grantFor(claims)}`)).status).toBe(200)
  })
})
