import { createHash } from 'node:crypto'
import { execute, parse } from 'graphql'
import { fixedAgencySchema } from '../../integration/gateway/support/start-fixed-agency.ts'

/** What one agency says to one partner from one release on: everything that it says follows from these three. */
export interface Edition {
  readonly agency: string
  readonly partner: string
  /** Counted from 1. */
  readonly release: number
}

export const RELEASED_AT = Date.parse('2026-01-01T00:00:00.000Z')

export function releaseId({ agency, release }: Pick<Edition, 'agency' | 'release'>): string {
  return `${agency}.r${release}`
}

export function releaseOf(agency: string, id: unknown): number {
  const found = typeof id === 'string' ? /^(.+)\.r(\d+)$/.exec(id) : null
  return found?.[1] === agency ? Number(found[2]) : 0
}

export function releasedAt(release: number): string {
  return new Date(RELEASED_AT + release * 1000).toISOString()
}

/** The fields that are asked of every agency. */
export const FIELDS = `
  contract
  releases(first: 1) { id seq publishedAt protection { countVariance } }
  cells(window: "2026-03") { measure subjects release counts { answer count } }`

/** Answers a question truthfully; the same question is worked out once. */
export function createTruth(): (
  edition: Edition,
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => string {
  const known = new Map<string, string>()
  const schemas = new Map<string, ReturnType<typeof schemaOf>>()
  return (edition, query, variables) => {
    const key = JSON.stringify([edition, query, variables])
    const before = known.get(key)
    if (before !== undefined) return before
    const schemaKey = JSON.stringify(edition)
    const schema = schemas.get(schemaKey) ?? schemaOf(edition)
    schemas.set(schemaKey, schema)
    const text = JSON.stringify(
      execute({ schema, document: parse(query), variableValues: variables }),
    )
    if (!text.startsWith('{"data":')) throw new Error(`the question is wrong: ${text}`)
    known.set(key, text)
    return text
  }
}

function schemaOf(edition: Edition) {
  const { agency, release } = edition
  const id = releaseId(edition)
  const count = (what: string) => numberAt(JSON.stringify([edition, what]))
  const cells = Array.from({ length: 12 }, (_, index) => ({
    measure: `measure-${index}`,
    journey: 'ALL',
    channel: 'ALL',
    stage: 'ALL',
    window: '2026-03',
    subjects: count(`subjects ${index}`),
    release: id,
    counts: ['yes', 'no', 'perhaps'].map((answer) => ({
      answer,
      count: count(`${answer} ${index}`),
    })),
  }))
  const releases = [
    {
      id,
      seq: release,
      publishedAt: releasedAt(release),
      protection: { countVariance: count('variance') / 8 },
    },
  ]
  return fixedAgencySchema({
    id: agency,
    agency: { contract: () => '1.0', releases: () => releases, cells: () => cells },
  })
}

function numberAt(place: string): number {
  return createHash('sha256').update(place).digest().readUInt32BE(0) >>> 1
}
