import { ALL } from '@citx/schema/cube/place.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import type { AnswerRule } from './answers.ts'
import type { Choice } from './choice.ts'
import type { FigureRule } from './figures.ts'
import type { MappingContent } from './mapping.ts'
import { suggestIds } from './suggest.ts'

/** An id of a mapping that the vocabulary does not know, with the place in the mapping. */
export interface VocabularyProblem {
  readonly code: ErrorCode
  readonly path: readonly PropertyKey[]
  readonly message: string
}

type Path = readonly PropertyKey[]
type Report = (problem: VocabularyProblem) => void

/** Everything in a mapping that the vocabulary does not know. */
export function findVocabularyProblems(
  mapping: MappingContent,
  vocabulary: Vocabulary,
): readonly VocabularyProblem[] {
  const problems: VocabularyProblem[] = []
  const report: Report = (problem) => problems.push(problem)
  for (const [index, record] of mapping.records.entries()) {
    const path = ['records', index]
    checkPlace(record, vocabulary, path, report)
    for (const [id, rule] of Object.entries(record.answers)) {
      const answerPath = [...path, 'answers', id]
      const measure = vocabulary.measures.get(id)
      if (measure === undefined) report(unknownMeasure(id, vocabulary, answerPath))
      else checkAnswerRule(rule, measure, answerPath, report)
    }
  }
  for (const [index, figure] of mapping.figures.entries()) {
    checkFigure(figure, vocabulary, ['figures', index], report)
  }
  for (const [index, { measure }] of mapping.collected.entries()) {
    if (vocabulary.measures.has(measure)) continue
    report(unknownMeasure(measure, vocabulary, ['collected', index, 'measure']))
  }
  return problems
}

interface PlaceRules {
  readonly journey?: Choice | undefined
  readonly channel?: Choice | undefined
  readonly stage?: Choice | undefined
}

function checkPlace(place: PlaceRules, vocabulary: Vocabulary, path: Path, report: Report): void {
  const check = (
    name: keyof PlaceRules,
    code: ErrorCode,
    known: ReadonlyMap<string, unknown>,
  ): void => {
    const isKnown = (id: string): boolean => known.has(id) || id === ALL
    checkChoice(place[name], isKnown, [...path, name], (id, at) =>
      report({ code, path: at, message: unknownMessage(name, id, known.keys()) }),
    )
  }
  check('journey', 'UNKNOWN_JOURNEY', vocabulary.journeys)
  check('channel', 'UNKNOWN_CHANNEL', vocabulary.channels)
  check('stage', 'UNKNOWN_STAGE', vocabulary.stages)
}

type ReportId = (id: string, path: Path) => void

function checkChoice(
  choice: Choice | undefined,
  isKnown: (id: string) => boolean,
  path: Path,
  report: ReportId,
): void {
  if (choice === undefined) return
  const check = (id: string, at: Path): void => {
    if (!isKnown(id)) report(id, at)
  }
  if (typeof choice === 'string') {
    check(choice, path)
    return
  }
  for (const [code, id] of Object.entries(choice.codes ?? {})) check(id, [...path, 'codes', code])
  for (const [index, { use }] of (choice.cases ?? []).entries()) {
    check(use, [...path, 'cases', index, 'use'])
  }
  checkOtherwise(choice.otherwise, isKnown, path, report)
}

function checkOtherwise(
  otherwise: string | undefined,
  isKnown: (id: string) => boolean,
  path: Path,
  report: ReportId,
): void {
  const isWord = otherwise === 'reject' || otherwise === 'drop' || otherwise === 'none'
  if (otherwise === undefined || isWord || isKnown(otherwise)) return
  report(otherwise, [...path, 'otherwise'])
}

function checkAnswerRule(rule: AnswerRule, measure: Measure, path: Path, report: Report): void {
  const answers = new Set(measure.answers.map(({ id }) => id))
  const isKnown = (id: string): boolean => answers.has(id)
  const reportId: ReportId = (id, at) =>
    report({
      code: 'BAD_MAPPING',
      path: at,
      message: unknownMessage(`answer of ${measure.id}`, id, answers),
    })
  const check = (id: string | undefined, ...at: PropertyKey[]): void => {
    if (id !== undefined && !isKnown(id)) reportId(id, [...path, ...at])
  }
  checkChoice(
    { codes: rule.codes, cases: rule.cases, otherwise: rule.otherwise },
    isKnown,
    path,
    reportId,
  )
  check(rule.always, 'always')
  check(rule.threshold?.from, 'threshold', 'from')
  check(rule.threshold?.below, 'threshold', 'below')
  check(rule.boolean?.true, 'boolean', 'true')
  check(rule.boolean?.false, 'boolean', 'false')
  for (const [index, { answer }] of (rule.ranges ?? []).entries()) {
    check(answer, 'ranges', index, 'answer')
  }
  const fault = (message: string): void => report({ code: 'BAD_MAPPING', path, message })
  if (rule.scale !== undefined) {
    const levels = Math.abs(rule.scale.to - rule.scale.from) + 1
    const scored = measure.answers.filter(({ id }) => id !== 'dont-know').length
    if (levels !== scored && levels !== answers.size) {
      fault(
        `a scale of ${levels} levels does not fit ${measure.id}, which has ${answers.size}: map its numbers with codes or ranges`,
      )
    }
  }
  const needsBands = rule.bands !== undefined || rule.duration !== undefined
  if (needsBands && measure.bandUnit === undefined) fault(`${measure.id} has no bands`)
  const open = rule.bands?.open ?? rule.duration?.open
  if (open !== undefined && measure.bandUnit !== undefined && !hasOpenCases(measure)) {
    fault(`${measure.id} has no answers for open cases: leave open out, and they do not answer`)
  }
  if (rule.duration !== undefined && measure.bandUnit === 'money') {
    fault(`${measure.id} is measured in money, not in time`)
  }
}

function hasOpenCases({ answers }: Measure): boolean {
  return answers.some(({ censored }) => censored === true)
}

function checkFigure(figure: FigureRule, vocabulary: Vocabulary, path: Path, report: Report): void {
  checkPlace(figure, vocabulary, path, report)
  const ids = [...vocabulary.metrics.keys(), ...vocabulary.figures.keys()]
  const known = new Set(ids)
  checkChoice(
    figure.id,
    (id) => known.has(id),
    [...path, 'id'],
    (id, at) =>
      report({
        code: 'UNKNOWN_METRIC',
        path: at,
        message: unknownMessage('metric or figure', id, ids),
      }),
  )
  const metric = figure.check?.metric
  if (metric !== undefined && !vocabulary.metrics.has(metric)) {
    const message = unknownMessage('metric', metric, vocabulary.metrics.keys())
    report({ code: 'UNKNOWN_METRIC', path: [...path, 'check', 'metric'], message })
  }
  if (figure.measure === undefined) return
  const measure = vocabulary.measures.get(figure.measure)
  if (measure === undefined) {
    report(unknownMeasure(figure.measure, vocabulary, [...path, 'measure']))
    return
  }
  if (metric !== undefined && vocabulary.metrics.get(metric)?.over.has(measure.id) === false) {
    const message = `${metric} cannot be computed from ${measure.id}`
    report({ code: 'BAD_MAPPING', path: [...path, 'check', 'metric'], message })
  }
  checkCounts(figure.counts, measure, [...path, 'counts'], report)
}

function checkCounts(
  counts: FigureRule['counts'],
  measure: Measure,
  path: Path,
  report: Report,
): void {
  const answers = new Set(measure.answers.map(({ id }) => id))
  const reportId: ReportId = (id, at) =>
    report({
      code: 'BAD_MAPPING',
      path: at,
      message: unknownMessage(`answer of ${measure.id}`, id, answers),
    })
  if (counts === undefined) return
  if ('answers' in counts) {
    for (const id of Object.keys(counts.answers)) {
      if (!answers.has(id)) reportId(id, [...path, 'answers', id])
    }
    return
  }
  checkChoice(counts.answer, (id) => answers.has(id), [...path, 'answer'], reportId)
}

function unknownMeasure(id: string, vocabulary: Vocabulary, path: Path): VocabularyProblem {
  const message = unknownMessage('measure', id, vocabulary.measures.keys())
  return { code: 'UNKNOWN_MEASURE', path, message }
}

function unknownMessage(kind: string, id: string, known: Iterable<string>): string {
  const near = suggestIds(id, known)
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
  return `there is no ${kind} ${JSON.stringify(id)}${hint}`
}
