import { z } from 'zod'

/** Every member of a schema by its path: `[]` stands for items, `*` for keys; a shape used in several places is told at its first. */
export function schemaMembers(schema: z.core.$ZodType): ReadonlySet<string> {
  const members = new Set<string>()
  const seen = new Set<z.core.$ZodType>()
  const walk = (type: z.core.$ZodType, path: string): void => {
    if (seen.has(type)) return
    seen.add(type)
    for (const [step, inner, isMember] of stepsInto(type)) {
      const at = path === '' || step === '' || step === '[]' ? `${path}${step}` : `${path}.${step}`
      if (isMember) members.add(at)
      walk(inner, at)
    }
  }
  walk(schema, '')
  return members
}

type Step = readonly [step: string, inner: z.core.$ZodType, isMember: boolean]

function stepsInto(type: z.core.$ZodType): readonly Step[] {
  if (type instanceof z.ZodObject)
    return Object.entries(type.def.shape).map(([name, inner]) => [name, inner, true])
  if (type instanceof z.ZodArray) return [['[]', type.def.element, false]]
  if (type instanceof z.ZodRecord) return [['*', type.def.valueType, false]]
  if (type instanceof z.ZodUnion) return type.def.options.map((option) => ['', option, false])
  if (type instanceof z.ZodPipe) return [type.def.in, type.def.out].map((one) => ['', one, false])
  const wraps =
    type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault
  return wraps ? [['', type.def.innerType, false]] : []
}
