import { toMeasure } from './build-measure.ts'
import { toMetric } from './build-metric.ts'
import { toChannel, toJourney, toLifeEvent, toTerm } from './build-terms.ts'
import { findFieldProblems } from './find-field-problems.ts'
import { indexById } from './index-by-id.ts'
import { readDataFiles } from './read-data-files.ts'
import type { DataFiles } from './read-data-files.ts'
import type { AnswerLists } from './resolve-answers.ts'
import type { Journey, LifeEvent, Vocabulary } from './vocabulary.ts'
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
