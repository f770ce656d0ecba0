import { silentLogger } from '@citx/kit/log/logger.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { getNamedType, isObjectType } from 'graphql'
import type { GraphQLField, GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createCatalogue } from './catalogue.ts'

let catalogue: Awaited<ReturnType<typeof createCatalogue>>
beforeAll(async () => {
  catalogue = await createCatalogue({ log: silentLogger })
})
afterAll(async () => {
  await catalogue[Symbol.asyncDispose]()
})

const vocabulary = loadVocabulary()

describe('the catalogue over HTTP', () => {
  it.each(rootFields().map((field) => [field.name, field] as const))(
    'answers %s with every field below it, without an error',
    async (_name, field) => {
      const { data, errors } = await ask(`{ ${queryFor(field)} }`)
      expect(errors).toBeUndefined()
      expect(data[field.name]).not.toBeNull()
      expect(data[field.name]).not.toEqual([])
    },
  )

  it('aligns journeysById with the ids asked for', async () => {
    const { data } = await ask('{ journeysById(ids: ["pothole", "nowhere", "noise"]) { id } }')
    expect(data).toEqual({ journeysById: [{ id: 'pothole' }, null, { id: 'noise' }] })
  })

  it('knows nothing of ids that objects happen to have', async () => {
    const query = '{ journeysById(ids: ["constructor", "__proto__", "toString"]) { id } }'
    expect((await ask(query)).data).toEqual({ journeysById: [null, null, null] })
  })

  it('gives null for what it does not know', async () => {
    const query = `{ journey(id: "x") { id } lifeEvent(id: "x") { id } metric(id: "x") { id } measure(id: "x") { id } }`
    const { data } = await ask(query)
    expect(data).toEqual({ journey: null, lifeEvent: null, metric: null, measure: null })
  })

  it('lists the journeys of a life event alone', async () => {
    const { data } = await ask('{ journeys(lifeEvent: "bereavement") { lifeEvents { id } } }')
    const through = z.array(z.object({ lifeEvents: z.array(z.object({ id: z.string() })) }))
    const listed = through.parse(data['journeys'])
    expect(listed).toHaveLength(vocabulary.lifeEvents.get('bereavement')?.steps.length ?? 0)
    for (const { lifeEvents } of listed)
      expect(lifeEvents.map(({ id }) => id)).toContain('bereavement')
  })

  it.each(['VOICE_OF_CITIZEN', 'VOICE_OF_EMPLOYEE', 'BEHAVIOUR', 'DEMAND'])(
    'lists metrics and measures of %s alone',
    async (family) => {
      const query = `{ metrics(family: ${family}) { family } measures(family: ${family}) { family } }`
      const { data } = await ask(query)
      const ofFamily = z.array(z.object({ family: z.literal(family) })).min(1)
      expect(() => ofFamily.parse(data['metrics'])).not.toThrow()
      expect(() => ofFamily.parse(data['measures'])).not.toThrow()
    },
  )

  it('states the formula of a metric so that a program can apply it', async () => {
    const { data } = await ask(`{
      metric(id: "percent-satisfied") {
        unit direction kind version over
        formulas { measure kind base weights { answer weight } scale quantile denominator per }
      }
    }`)
    expect(data['metric']).toEqual({
      unit: 'PERCENT',
      direction: 'UP',
      kind: 'SHARE',
      version: 1,
      over: ['satisfaction-5'],
      formulas: [
        {
          measure: 'satisfaction-5',
          kind: 'SHARE',
          base: ['1', '2', '3', '4', '5'],
          weights: [
            { answer: '1', weight: 0 },
            { answer: '2', weight: 0 },
            { answer: '3', weight: 0 },
            { answer: '4', weight: 1 },
            { answer: '5', weight: 1 },
          ],
          scale: 100,
          quantile: null,
          denominator: null,
          per: null,
        },
      ],
    })
  })

  it('states the bounds of bands', async () => {
    const { data } = await ask(
      '{ measure(id: "days-to-resolve") { bandUnit answers { id from to censored } } }',
    )
    const { answers } = z.object({ answers: z.array(z.unknown()) }).parse(data['measure'])
    expect(answers).toHaveLength(22)
    expect(answers[3]).toEqual({ id: '1d-2d', from: 1, to: 2, censored: false })
    expect(answers[21]).toEqual({ id: 'open:160d-or-more', from: 160, to: null, censored: true })
  })
})

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.array(z.unknown()).optional(),
})

async function ask(query: string): Promise<z.infer<typeof answerShape>> {
  const response = await fetch(catalogue.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return answerShape.parse(await response.json())
}

function rootFields(): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(buildContract('catalogue').getQueryType()?.getFields() ?? {})
}

function queryFor(field: GraphQLField<unknown, unknown>): string {
  const ids: Record<string, string> = {
    journey: '(id: "pothole")',
    journeysById: '(ids: ["pothole"])',
    lifeEvent: '(id: "bereavement")',
    metric: '(id: "percent-satisfied")',
    measure: '(id: "satisfaction-5")',
  }
  return `${field.name}${ids[field.name] ?? ''}${selectionOf(getNamedType(field.type), [])}`
}

/** Every field of a type, down to the point where a type comes up again. */
function selectionOf(type: unknown, above: readonly GraphQLObjectType[]): string {
  if (!isObjectType(type)) return ''
  const inner = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    if (isObjectType(named) && above.includes(named)) return []
    return [`${field.name}${selectionOf(named, [...above, type])}`]
  })
  return ` { ${inner.join(' ')} }`
}
