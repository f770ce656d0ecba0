import { createHash } from 'node:crypto'
import type { GraphQLFieldResolver } from 'graphql'

type Resolver = GraphQLFieldResolver<unknown, unknown>

/** Facts that no two agencies share, so that a cell of one in the row of another is seen. */
export function factsOf(id: string): Readonly<Record<string, Resolver>> {
  const own = createHash('sha256').update(id).digest().readUInt16BE(0)
  const release = {
    id: `release-of-${id}`,
    seq: own,
    window: '2026-03',
    publishedAt: '2026-04-02T08:00:00.000Z',
    rows: own + 1,
    protection: { profile: 'THRESHOLD', countVariance: own + 0.5, parameters: `of ${id}` },
    supersedes: null,
  }
  const cells = Array.from({ length: 3 }, (_, index) => ({
    measure: `measure-${index}`,
    journey: 'ALL',
    channel: 'ALL',
    stage: 'ALL',
    window: '2026-03',
    subjects: own + index,
    counts: [
      { answer: 'yes', count: own * 10 + index },
      { answer: 'no', count: own * 20 + index },
    ],
    release: release.id,
  }))
  return {
    contract: () => '1.0',
    releases: () => [release],
    measures: () => [
      {
        measure: `measure-of-${id}`,
        family: 'DEMAND',
        mode: null,
        breaks: [{ from: '2026-01', kind: 'WORDING', note: `of ${id}`, detected: true }],
      },
    ],
    cells: () => cells,
  }
}

/** Fields with a leaf of every kind. */
export const FACTS = `
  contract
  releases(first: 1) {
    id seq window publishedAt rows protection { profile countVariance parameters } supersedes
  }
  measures { measure family mode breaks { kind detected } }
  cells(window: "2026-03") { measure journey subjects counts { answer count } release }`
