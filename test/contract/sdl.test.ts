import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import { CONTRACT_NAMES, readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { agencyKinds, sizeBands } from '@citx/schema/directory/document.ts'
import { UNITS } from '@citx/schema/metric/formula.ts'
import { manifest } from '@citx/schema/release/manifest.ts'
import { releaseRow } from '@citx/schema/release/row.ts'
import { FAMILIES } from '@citx/schema/vocabulary/family.ts'
import { insightFields } from '@citx/schema/vocabulary/find-field-problems.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import { getNamedType, isEnumType, isObjectType, Kind, parse, validateSchema } from 'graphql'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const SUBGRAPHS = ['agency', 'directory', 'catalogue'] as const

describe('each part of the contract', () => {
  it.each(CONTRACT_NAMES)('%s is a valid schema', (name) => {
    expect(validateSchema(buildContract(name))).toEqual([])
  })

  it.each(SUBGRAPHS)(
    '%s holds none of what stitching cannot merge: no input, union or interface',
    (name) => {
      const kinds = parse(readSdl(name)).definitions.map(({ kind }) => kind)
      expect(new Set(kinds)).toEqual(
        new Set(
          [...kinds].filter((kind) =>
            /^(?:Object|Scalar|Enum)Type(?:Definition|Extension)$/.test(kind),
          ),
        ),
      )
    },
  )
})

describe('what the gateway serves', () => {
  const whole = buildContract('exchange')

  it('holds every field of every subgraph, of the same type, apart from what the gateway answers itself', () => {
    const different = SUBGRAPHS.flatMap((name) =>
      listFields(buildContract(name))
        .filter(({ path }) => path !== 'Query.agencies')
        .filter(({ path, type }) =>
          listFields(whole).every((f) => f.path !== path || f.type !== type),
        )
        .map(({ path, type }) => `${name}: ${path}: ${type}`),
    )
    expect(different).toEqual([])
  })

  it('gives fields that two subgraphs share one type', () => {
    const seen = new Map<string, string>()
    const different = SUBGRAPHS.flatMap((name) => listFields(buildContract(name))).filter(
      ({ path, type }) => {
        const before = seen.get(path)
        seen.set(path, type)
        return before !== undefined && before !== type
      },
    )
    expect(different).toEqual([])
  })

  it('extends types that a subgraph has', () => {
    const known = SUBGRAPHS.map((name) => buildContract(name))
    const extended = parse(readSdl('exchange')).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_EXTENSION ? [node.name.value] : [],
    )
    expect(extended.length).toBeGreaterThan(0)
    expect(extended.filter((type) => known.every((schema) => !schema.getType(type)))).toEqual([])
  })

  it('is itself a merge entry point for another gateway', () => {
    const agencies = whole.getQueryType()?.getFields()['agencies']
    expect(String(agencies?.type)).toBe('[Agency]!')
    expect(agencies?.args.map(({ name }) => name)).toContain('ids')
  })

  it.each(['agency', 'directory'] as const)('merges Agency of %s on ids', (name) => {
    const agencies = buildContract(name).getQueryType()?.getFields()['agencies']
    expect(String(agencies?.type)).toBe('[Agency]!')
    expect(agencies?.args.map(({ type }) => String(type))).toEqual(['[ID!]!'])
  })
})

describe('the words of data and of the SDL are the same', () => {
  const agency = buildContract('agency')
  const row = z.toJSONSchema(releaseRow)
  const kinds = [...loadVocabulary().metrics.values()].map(metricKind)

  it.each<[string, readonly string[], GraphQLSchema]>([
    ['Family', FAMILIES, agency],
    ['Unit', UNITS, agency],
    ['MetricKind', [...new Set(kinds)], buildContract('catalogue')],
    ['Direction', ['up', 'down', 'context'], buildContract('catalogue')],
    ['AgencyKind', agencyKinds, buildContract('directory')],
    ['SizeBand', sizeBands, buildContract('directory')],
    ['CollectionMode', findEnum(row, 'mode'), agency],
    ['Coverage', findEnum(row, 'coverage'), agency],
    ['BreakKind', findEnum(row, 'kind', 'formula'), agency],
    ['ProtectionProfile', findEnum(z.toJSONSchema(manifest), 'profile'), agency],
  ])('%s', (name, words, schema) => {
    expect(enumValues(schema, name).toSorted()).toEqual(words.map(enumName).toSorted())
  })
})

describe("the fields of a journey's insight", () => {
  const { metrics } = loadVocabulary()
  const families = new Set(['voiceOfCitizen', 'voiceOfEmployee', 'behaviour', 'demand'])
  const fields = [...insightFields()].filter((field) => families.has(field.split('.')[0] ?? ''))

  it.each(fields)('%s is answered by a metric', (field) => {
    const answering = [...metrics.values()].filter((metric) => metric.field === field)
    expect(answering.length).toBeGreaterThan(0)
  })

  it.each(fields)('%s names its metric in its description', (field) => {
    const answering = [...metrics.values()].filter((metric) => metric.field === field)
    const description = describeInsight(field)
    const named = /metrics? `(?<metric>[a-z-]+)(?<series><[a-z]+>)?`/.exec(description)?.groups
    if (named?.['metric'] === undefined) return expect(field).toBe('voiceOfCitizen.themes')
    const ids = answering.map(({ id }) => id)
    if (named['series'] === undefined) return expect(ids).toEqual([named['metric']])
    return expect(ids.filter((id) => !id.startsWith(named['metric'] ?? ''))).toEqual([])
  })
})

function listFields(schema: GraphQLSchema): readonly { path: string; type: string }[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      path: `${type.name}.${field.name}`,
      type: String(field.type),
    })),
  )
}

function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
}

function enumValues(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name)
  return isEnumType(type) ? type.getValues().map((value) => value.name) : []
}

function describeInsight(path: string): string {
  const [family = '', field = ''] = path.split('.')
  const insight = buildContract('agency').getType('JourneyInsight')
  const type = isObjectType(insight) && getNamedType(insight.getFields()[family]?.type)
  return (isObjectType(type) && type.getFields()[field]?.description) || ''
}

/** The closed list of words that a JSON schema allows for a property, told from others of its name by a word in it. */
function findEnum(schema: unknown, property: string, word?: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  for (const [key, value] of Object.entries(schema)) {
    const words =
      key === property ? z.object({ enum: z.array(z.string()) }).safeParse(value) : undefined
    if (words?.success && (word === undefined || words.data.enum.includes(word)))
      return words.data.enum
    const inner = findEnum(value, property, word)
    if (inner.length > 0) return inner
  }
  return []
}
