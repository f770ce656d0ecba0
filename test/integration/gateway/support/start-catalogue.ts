import { addResolversToSchema } from '@graphql-tools/schema'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'

interface Journey {
  readonly id: string
  readonly name: string
  readonly matches: readonly object[]
}

const match = { scheme: 'lgsl', code: '17', relation: 'exactMatch' }

export const journeys: readonly Journey[] = [
  { id: 'birth-registration', name: 'Register a birth', matches: [match] },
  { id: 'health-care-visit', name: 'See a doctor', matches: [] },
  { id: 'child-benefit', name: 'Get child benefit', matches: [match, { ...match, code: '18' }] },
]

const childbirth = {
  id: 'having-a-child',
  name: 'Having a child',
  source: 'test',
  steps: journeys.map((journey, index) => ({ order: index + 1, journey, optional: index > 1 })),
}

const metric = (id: string) => ({
  id,
  name: id,
  family: 'VOICE_OF_CITIZEN',
  construct: 'satisfaction',
  unit: 'PERCENT',
  direction: 'UP',
  kind: 'SHARE',
  version: 1,
  formula: 'in words',
  over: ['satisfaction'],
  source: 'test',
})

/** A real catalogue with three journeys and one life event. */
export function startCatalogue(): Promise<RunningServer> {
  const schema = addResolversToSchema({
    schema: buildContract('catalogue'),
    resolvers: {
      Query: {
        journeysById: (_root: unknown, { ids }: { ids: readonly string[] }) => ids.map(byId),
        journey: (_root: unknown, { id }: { id: string }) => byId(id),
        journeys: () => journeys,
        lifeEvent: (_root: unknown, { id }: { id: string }) =>
          id === childbirth.id ? childbirth : null,
        lifeEvents: () => [childbirth],
        metric: (_root: unknown, { id }: { id: string }) => metric(id),
      },
      Journey: { lifeEvents: () => [childbirth] },
    },
  })
  return serveGraphql({
    name: 'catalogue',
    log: silentLogger,
    executable: { schema },
    context: async () => ({}),
  })
}

function byId(id: string): Journey | null {
  return journeys.find((journey) => journey.id === id) ?? null
}
