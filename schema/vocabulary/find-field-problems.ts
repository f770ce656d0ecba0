import { Kind, parse } from 'graphql'
import { readSdl } from '../sdl/read-sdl.ts'
import type { Metric } from './vocabulary.ts'

/** Metrics whose `field` is not in the SDL of agencies, such as `voiceOfCitizen.satisfaction` of a journey's insight. */
export function findFieldProblems(metrics: ReadonlyMap<string, Metric>): readonly string[] {
  const fields = insightFields()
  return [...metrics.values()].flatMap(({ id, field }) =>
    field === undefined || fields.has(field)
      ? []
      : [`metric ${id}: the SDL has no field "${field}" in JourneyInsight`],
  )
}

/** Every field two levels below JourneyInsight, written as `<field>.<field>`. */
export function insightFields(): ReadonlySet<string> {
  const types = new Map<string, ReadonlyMap<string, string>>()
  for (const definition of parse(readSdl('agency')).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const fields = (definition.fields ?? []).map(({ name, type }): readonly [string, string] => {
      const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
      return [name.value, named.kind === Kind.NAMED_TYPE ? named.name.value : '']
    })
    types.set(definition.name.value, new Map(fields))
  }
  const paths = new Set<string>()
  for (const [field, type] of types.get('JourneyInsight') ?? [])
    for (const inner of types.get(type)?.keys() ?? []) paths.add(`${field}.${inner}`)
  return paths
}
