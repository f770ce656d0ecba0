import { describe, expect, it } from 'vitest'
import { indexMembers, type Members } from '../access/members.ts'
import { createConnections } from './connections.ts'

const limits = {
  sockets: 1,
  queue: 1,
  maxAnswerBytes: 1,
  connectTimeoutMs: 10,
  breakerFailures: 1,
  breakerRestMs: 10,
  fullDeadlineMs: 10,
  allowPrivateAddresses: true,
}

function membersAt(...endpoints: readonly string[]): Members {
  const agencies = endpoints.map((endpoint) => ({
    id: 'north',
    name: 'North',
    kind: 'municipality' as const,
    country: 'DK',
    sizeBand: 'small' as const,
    endpoint,
    contract: '1.0',
    keys: [],
    forums: [],
    joinedAt: '2026-01-01T00:00:00.000Z',
  }))
  const document = {
    seq: 1,
    prev: null,
    issuedAt: '2026-01-01T00:00:00.000Z',
    expires: '2027-01-01T00:00:00.000Z',
    agencies,
    partners: [],
    forums: [],
    gateways: [],
  }
  return indexMembers(document, '')
}

const old = { id: 'north', endpoint: 'http://127.0.0.1:1/old' }
const moved = { id: 'north', endpoint: 'http://127.0.0.1:1/new' }

describe('connections', () => {
  it('outlive a membership for requests under way, and follow a move at once', async () => {
    await using connections = createConnections({ limits, graceMs: 40 })
    connections.follow(membersAt(old.endpoint))
    const first = connections.find(old)
    expect(first?.endpoint).toBe(old.endpoint)
    connections.follow(membersAt(old.endpoint))
    expect(connections.find(old)).toBe(first)
    connections.follow(membersAt(moved.endpoint))
    expect(connections.find(moved)?.endpoint).toBe(moved.endpoint)
    expect(connections.find(old)).toBe(first)
    connections.follow(membersAt())
    expect(connections.find(moved)).toBeDefined()
    await expect.poll(() => connections.find(old) ?? connections.find(moved)).toBe(undefined)
  })

  it('are taken up again by who comes back, and then outlive the grace', async () => {
    await using connections = createConnections({ limits, graceMs: 20 })
    connections.follow(membersAt(old.endpoint))
    const first = connections.find(old)
    connections.follow(membersAt(moved.endpoint))
    connections.follow(membersAt(old.endpoint))
    await expect.poll(() => connections.find(moved)).toBe(undefined)
    expect(connections.find(old)).toBe(first)
  })
})
