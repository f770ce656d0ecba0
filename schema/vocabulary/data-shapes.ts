import { z } from 'zod'
import { DIMENSIONS } from '../cube/place.ts'
import { UNITS } from '../metric/formula.ts'
import { FAMILIES } from './family.ts'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write ids in kebab case')
const text = z.string().min(1)
const codes = z.record(id, z.array(text).min(1))
const matches = z.strictObject({
  exactMatch: codes.optional(),
  closeMatch: codes.optional(),
  relatedMatch: codes.optional(),
})
const term = z.strictObject({ id, name: text, matches: matches.optional() })
const channel = term.extend({ digital: z.boolean() })
const step = z.union([
  id.transform((journey) => ({ journey, optional: false })),
  z.strictObject({ journey: id, optional: z.boolean() }),
])

export const vocabularyFile = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) })
export const termsFile = z.strictObject({ source: text, terms: z.array(term).min(1) })
export const channelsFile = z.strictObject({ source: text, channels: z.array(channel).min(1) })
export const lifeEventsFile = z.strictObject({
  lifeEvents: z.array(term.extend({ source: text, steps: z.array(step).min(1) })).min(1),
})

const answer = z.strictObject({ id, label: text })
/** A name of `scales.yaml`, a list, the terms of a list, numbers in even steps, or bands. */
const answers = z.union([
  id,
  z.array(answer).min(2),
  z.strictObject({
    of: z.enum(['stages', 'channels', 'causes']),
    label: text.default('{name}'),
    and: z.array(answer).default([]),
  }),
  z.strictObject({ from: z.int(), to: z.int(), step: z.int().positive() }),
  z.strictObject({
    bands: z.array(z.union([z.number(), z.string().regex(/^\d+ [hd]$/)])).min(2),
    unit: z.enum(['days', 'seconds', 'money']),
    censored: z.boolean().default(false),
  }),
])
export const scalesFile = z.strictObject({ scales: z.record(id, z.array(answer).min(2)) })

const measure = z.strictObject({
  id,
  name: text,
  construct: id,
  wording: text.optional(),
  answers,
  across: z.array(z.enum(DIMENSIONS)).optional(),
  source: text,
})
export const measuresFile = z.strictObject({
  family: z.enum(FAMILIES),
  unit: z.enum(['subject', 'event']),
  across: z.array(z.enum(DIMENSIONS)),
  sensitive: z.boolean().default(false),
  measures: z.array(measure).min(1),
})

/** Answers of a measure: all, some by id, all but some, those from one on, digital channels, or bands below a bound. */
const selection = z.union([
  z.literal('all'),
  z.array(z.string()).min(1),
  z.strictObject({ except: z.array(z.string()).min(1) }),
  z.strictObject({ from: z.string() }),
  z.strictObject({ digital: z.literal(true) }),
  z.strictObject({ below: z.number() }),
])
const of = selection.default('all')
const formula = z.union([
  z.strictObject({ share: selection, of }),
  z.strictObject({ index: selection }),
  z.strictObject({ mean: z.union([z.literal('numeric'), z.record(z.string(), z.number())]) }),
  z.strictObject({ net: z.strictObject({ plus: selection, minus: selection }), of }),
  z.strictObject({ quantile: z.number().gt(0).lt(1) }),
  z.strictObject({ rate: selection, denominator: id, per: z.number().positive() }),
  z.strictObject({ 'unit-cost': selection }),
  z.strictObject({ count: selection }),
])
const metric = z.strictObject({
  id,
  version: z.int().min(1).default(1),
  name: text,
  construct: id,
  unit: z.enum(UNITS),
  direction: z.enum(['up', 'down', 'context']),
  field: z
    .string()
    .regex(/^[a-zA-Z]+\.[a-zA-Z]+$/)
    .optional(),
  formula: text,
  over: z.union([
    z.literal('reported'),
    z.record(id, formula).refine((over) => Object.keys(over).length > 0, 'name a measure'),
  ]),
  source: text,
  caveat: text.optional(),
})
export const metricsFile = z.strictObject({
  family: z.enum(FAMILIES),
  metrics: z.array(metric).min(1),
})

export type TermData = z.infer<typeof term> & { readonly source: string }
export type AnswersData = z.infer<typeof answers>
export type MeasureData = z.infer<typeof measure>
export type MeasuresFile = z.infer<typeof measuresFile>
export type MetricData = z.infer<typeof metric>
export type FormulaData = z.infer<typeof formula>
export type Selection = z.infer<typeof selection>
