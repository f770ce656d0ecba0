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

const DATA = new URL('data/', import.meta.url)

/**
 * Reads every data file of a folder (this module's own when left out) and checks its shape; throws one
 * {@link VocabularyError} with everything that is wrong in any of them.
 */
export function readDataFiles(folder: URL = DATA) {
  const problems: string[] = []
  const read = <T>(name: string, shape: z.ZodType<T>, lists?: TemplateLists): T[] =>
    readShape(`${name}.yaml`, { folder, shape, problems, lists })
  const readTerms = (name: string) =>
    read(name, termsFile).flatMap(({ source, terms }) => terms.map((term) => ({ ...term, source })))
  const channels = read('channels', channelsFile).flatMap((file) =>
    file.channels.map((channel) => ({ ...channel, source: file.source })),
  )
  const [stages, causes, themes] = [readTerms('stages'), readTerms('causes'), readTerms('themes')]
  const lists = { stages, channels, causes, themes }
  const files = {
    ...lists,
    version: read('vocabulary', vocabularyFile)
      .map(({ version }) => version)
      .join(),
    scales: read('scales', scalesFile).flatMap((file) => Object.entries(file.scales)),
    journeys: readTerms('journeys'),
    lifeEvents: read('life-events', lifeEventsFile).flatMap((file) => file.lifeEvents),
    figures: readTerms('figures'),
    measures: FAMILIES.flatMap((family) => read(`measures/${family}`, measuresFile, lists)),
    metrics: FAMILIES.flatMap((family) => read(`metrics/${family}`, metricsFile, lists)),
  }
  if (problems.length > 0) throw new VocabularyError(problems)
  return files
}

export type DataFiles = ReturnType<typeof readDataFiles>

type TemplateLists = Parameters<typeof expandTemplates>[1]

interface Reading<T> {
  readonly folder: URL
  readonly shape: z.ZodType<T>
  readonly problems: string[]
  readonly lists: TemplateLists | undefined
}

/** One file as a list of one; empty when it does not have the shape. */
function readShape<T>(path: string, { folder, shape, problems, lists }: Reading<T>): T[] {
  const content: unknown = parse(readFileSync(new URL(path, folder), 'utf8'), {
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
