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
  { id: 'register-a-death', name: 'Register a death', matches: [match] },
  { id: 'arrange-care', name: 'Arrange care', matches: [] },
  { id: 'see-a-doctor', name: 'See a doctor', matches: [match, { ...match, code: '18' }] },
]

const bereavement = {
  id: 'bereavement',
  name: 'Bereavement',
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
          id === bereavement.id ? bereavement : null,
        lifeEvents: () => [bereavement],
        metric: (_root: unknown, { id }: { id: string }) => metric(id),
      },
      Journey: { lifeEvents: () => [bereavement] },
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
