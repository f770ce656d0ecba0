import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import {
  channelsFile,
  lifeEventsFile,
  measuresFile,
  metricsFile,
  scalesFile,
  termsFile,
  vocabularyFile,
} from './data-shapes.ts'
import { expandTemplates } from './expand-templates.ts'
import { FAMILIES } from './family.ts'
import { VocabularyError } from './vocabulary-error.ts'

/** Reads every data file and checks its shape; throws one {@link VocabularyError} with everything that is wrong. */
export function readDataFiles() {
  const problems: string[] = []
  const read = <T>(name: string, shape: z.ZodType<T>, lists?: TemplateLists): T[] =>
    readShape(name, { shape, problems, lists })
  const stages = read('stages', termsFile)
  const channels = read('channels', channelsFile)
  const causes = read('causes', termsFile)
  const themes = read('themes', termsFile)
  const lists = {
    stages: stages.flatMap(({ terms }) => terms),
    channels: channels.flatMap((file) => file.channels),
    causes: causes.flatMap(({ terms }) => terms),
    themes: themes.flatMap(({ terms }) => terms),
  }
  const files = {
    ...lists,
    version: read('vocabulary', vocabularyFile)
      .map(({ version }) => version)
      .join(),
    scales: read('scales', scalesFile).flatMap((file) => Object.entries(file.scales)),
    journeys: read('journeys', termsFile).flatMap(({ terms }) => terms),
    lifeEvents: read('life-events', lifeEventsFile).flatMap((file) => file.lifeEvents),
    figures: read('figures', termsFile).flatMap(({ terms }) => terms),
    measures: FAMILIES.flatMap((family) => read(`measures/${family}`, measuresFile, lists)),
    metrics: FAMILIES.flatMap((family) => read(`metrics/${family}`, metricsFile, lists)),
  }
  if (problems.length > 0) throw new VocabularyError(problems)
  return files
}

export type DataFiles = ReturnType<typeof readDataFiles>

type TemplateLists = Parameters<typeof expandTemplates>[1]

interface Reading<T> {
  readonly shape: z.ZodType<T>
  readonly problems: string[]
  readonly lists: TemplateLists | undefined
}

/** One file as a list of one; empty when it does not have the shape. */
function readShape<T>(name: string, { shape, problems, lists }: Reading<T>): T[] {
  const path = `data/${name}.yaml`
  const content: unknown = parse(readFileSync(new URL(path, import.meta.url), 'utf8'), {
    merge: true,
  })
  const result = shape.safeParse(lists === undefined ? content : expandLists(content, lists))
  if (result.success) return [result.data]
  for (const { path: at, message } of result.error.issues)
    problems.push(`${path} at ${at.map(String).join('.')}: ${message}`)
  return []
}

function expandLists(content: unknown, lists: TemplateLists): unknown {
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(
    Object.entries(content).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? expandTemplates(value, lists) : value,
    ]),
  )
}
