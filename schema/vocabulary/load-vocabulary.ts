import { findFieldProblems } from './find-field-problems.ts'
import { indexById } from './index-by-id.ts'
import { readDataFiles } from './read-data-files.ts'
import type { DataFiles } from './read-data-files.ts'
import { resolveAnswers } from './resolve-answers.ts'
import type { AnswerLists } from './resolve-answers.ts'
import { resolveFormula } from './resolve-formula.ts'
import type { MeasureData, MeasuresFile, MetricData, TermData } from './data-shapes.ts'
import type { Family } from './family.ts'
import type {
  Channel,
  Journey,
  LifeEvent,
  Match,
  Measure,
  Metric,
  Term,
  Vocabulary,
} from './vocabulary.ts'
import { VocabularyError } from './vocabulary-error.ts'

let loaded: Vocabulary | undefined

/**
 * The vocabulary of the data files beside this module, read and checked once for each process. Throws
 * {@link VocabularyError} with every problem: wrong shapes, ids used twice, references to what does not exist.
 */
export function loadVocabulary(): Vocabulary {
  loaded ??= buildVocabulary(readDataFiles())
  return loaded
}

/** Builds the vocabulary from what the data files say; throws {@link VocabularyError} with every problem. */
export function buildVocabulary(files: DataFiles): Vocabulary {
  const problems: string[] = []
  const index = <T extends { readonly id: string }>(kind: string, list: readonly T[]) =>
    indexById(kind, list, problems)
  const channels = index('channel', files.channels.map(toChannel))
  const lifeEvents = index('life event', files.lifeEvents.map(toLifeEvent))
  const journeys = index(
    'journey',
    files.journeys.map((data) => toJourney(data, lifeEvents)),
  )
  const figures = index('figure', files.figures.map(toTerm))
  const stages = index('stage', files.stages.map(toTerm))
  const causes = index('cause', files.causes.map(toTerm))
  const lists: AnswerLists = {
    scales: new Map(files.scales),
    stages: [...stages.values()],
    channels: [...channels.values()],
    causes: [...causes.values()],
  }
  const measures = index(
    'measure',
    files.measures.flatMap((file) =>
      file.measures.map((data) => toMeasure(data, { file, lists, problems })),
    ),
  )
  const metrics = index(
    'metric',
    files.metrics.flatMap(({ family, metrics: list }) =>
      list.map((data) => toMetric(data, { family, measures, channels, figures, problems })),
    ),
  )
  problems.push(...findStepProblems(lifeEvents, journeys), ...findFieldProblems(metrics))
  if (problems.length > 0) throw new VocabularyError(problems)
  return {
    version: files.version,
    measures,
    metrics,
    journeys,
    lifeEvents,
    channels,
    stages,
    causes,
    themes: index('theme', files.themes.map(toTerm)),
    figures,
  }
}

const RELATIONS = ['exactMatch', 'closeMatch', 'relatedMatch'] as const

function toTerm({ id, name, matches }: TermData): Term {
  if (matches === undefined) return { id, name }
  const list = RELATIONS.flatMap((relation): readonly Match[] =>
    Object.entries(matches[relation] ?? {}).flatMap(([scheme, codes]) =>
      codes.map((code) => ({ scheme, code, relation })),
    ),
  )
  return { id, name, matches: list }
}

function toChannel(data: DataFiles['channels'][number]): Channel {
  return { ...toTerm(data), digital: data.digital }
}

function toLifeEvent(data: DataFiles['lifeEvents'][number]): LifeEvent {
  return { ...toTerm(data), steps: data.steps, source: data.source }
}

function toJourney(data: TermData, lifeEvents: ReadonlyMap<string, LifeEvent>): Journey {
  const through = [...lifeEvents.values()].filter(({ steps }) =>
    steps.some(({ journey }) => journey === data.id),
  )
  return { ...toTerm(data), lifeEvents: through.map(({ id }) => id) }
}

function findStepProblems(
  lifeEvents: ReadonlyMap<string, LifeEvent>,
  journeys: ReadonlyMap<string, Journey>,
): readonly string[] {
  return [...lifeEvents.values()].flatMap(({ id, steps }) =>
    steps
      .filter(({ journey }) => !journeys.has(journey))
      .map(({ journey }) => `life event ${id}: there is no journey "${journey}"`),
  )
}

interface MeasureSetting {
  readonly file: MeasuresFile
  readonly lists: AnswerLists
  readonly problems: string[]
}

function toMeasure(data: MeasureData, { file, lists, problems }: MeasureSetting): Measure {
  const { answers: spec, across, wording, ...rest } = data
  const answers = resolveAnswers(spec, lists)
  if (answers === undefined && typeof spec === 'string')
    problems.push(`measure ${data.id}: there is no scale "${spec}"`)
  const bands = typeof spec === 'object' && 'bands' in spec ? { bandUnit: spec.unit } : {}
  return {
    ...rest,
    ...bands,
    ...(wording === undefined ? {} : { wording }),
    family: file.family,
    unit: file.unit,
    sensitive: file.sensitive,
    across: across ?? file.across,
    answers: answers ?? [],
  }
}

interface MetricSetting {
  readonly family: Family
  readonly measures: ReadonlyMap<string, Measure>
  readonly channels: ReadonlyMap<string, Channel>
  readonly figures: ReadonlyMap<string, Term>
  readonly problems: string[]
}

function toMetric(data: MetricData, { family, ...setting }: MetricSetting): Metric {
  const { over, field, caveat, ...rest } = data
  return {
    ...rest,
    ...(field === undefined ? {} : { field }),
    ...(caveat === undefined ? {} : { caveat }),
    family,
    over: over === 'reported' ? new Map() : resolveOver(data.id, over, setting),
  }
}

function resolveOver(
  metric: string,
  over: Exclude<MetricData['over'], string>,
  { measures, channels, figures, problems }: Omit<MetricSetting, 'family'>,
): Metric['over'] {
  return new Map(
    Object.entries(over).flatMap(([id, data]) => {
      const measure = measures.get(id)
      const problem = (message: string) => problems.push(`metric ${metric} over ${id}: ${message}`)
      if (measure === undefined) {
        problem('there is no such measure')
        return []
      }
      const formula = resolveFormula(data, { measure, channels, problem })
      if (formula.kind === 'rate' && !figures.has(formula.denominator))
        problem(`there is no figure "${formula.denominator}"`)
      return [[id, formula] as const]
    }),
  )
}
