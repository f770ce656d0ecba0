import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { NewRecord } from '../../records/new-record.ts'
import type { FrequentSubject } from '../identify/frequent-subject.ts'
import type { IdentifierKeys } from '../identify/identifier-hash.ts'
import type { Choice } from '../mapping/choice.ts'
import type { RecordRule } from '../mapping/records.ts'
import type { Row } from '../read/source.ts'
import { createAnswerLists, type AnswerLists } from './answer-lists.ts'
import { createAnswerTally, type AnswerTally } from './answer-tally.ts'
import { bindAnswer, type AnswerContext } from './answer.ts'
import { bindChoice, type Rule } from './choice.ts'
import { bindCondition } from './condition.ts'
import { bindIdentity } from './identity.ts'
import { idOutcome, NONE, type Outcome, type Problem } from './outcome.ts'
import { bindWhen } from './record-date.ts'

export interface RecordContext extends AnswerContext {
  readonly source: string
  readonly vocabulary: Vocabulary
  readonly keys: IdentifierKeys
  /** The window that the operator gives for exports without dates. */
  readonly givenWindow: string | undefined
}

/** What a row came to, apart from the records that it gave. */
export interface RowFindings {
  readonly problems: Problem[]
  readonly records: NewRecord[]
  /** Why a record was left out without a fault, by reason. */
  readonly leftOut: string[]
  /** Of the rules that took the row; they count its answers once it is sure not to be rejected. */
  readonly tallies: AnswerTally[]
}

/** A record rule made ready. */
export interface RecordMaker {
  /** Adds the row's records, or its problems, to what was found. */
  readonly make: (row: Row, found: RowFindings) => void
  readonly tally: AnswerTally
  /** The same of the dimensions that the rule looks for in the row. */
  readonly places: AnswerTally
  /** Watches for one subject that too many rows name. */
  readonly subjects: FrequentSubject
}

interface CountedRule {
  /** Among the measures of the record rule. */
  readonly position: number
  readonly answer: Rule
}

interface FamilyAnswers {
  readonly family: Family
  readonly rules: readonly CountedRule[]
}

const DIMENSIONS = ['journey', 'channel', 'stage'] as const
type DimensionName = (typeof DIMENSIONS)[number]

export function bindRecord(rule: RecordRule, context: RecordContext): RecordMaker {
  const { columns, numbers } = context
  const where = rule.where === undefined ? undefined : bindCondition(rule.where, columns, numbers)
  const { identify, subjects } = bindIdentity(rule, context)
  const dateOf = bindWhen(rule, context)
  const dimensions = {
    journey: bindDimension(rule.journey, context),
    channel: bindDimension(rule.channel, context),
    stage: bindDimension(rule.stage, context),
  }
  const measures = Object.keys(rule.answers).toSorted()
  const tally = createAnswerTally(rule.name, measures)
  const sought = DIMENSIONS.filter((name) => typeof rule[name] === 'object')
  const places = createAnswerTally(rule.name, sought)
  const families = groupAnswers(rule, measures, dimensions, context)
  const lists = createAnswerLists()

  const make = (row: Row, found: RowFindings): void => {
    if (where !== undefined && !where(row)) return
    const { problems } = found
    const before = problems.length
    const identity = identify(row)
    if ('code' in identity) problems.push(identity)
    const when = dateOf(row)
    if ('code' in when) problems.push(when)
    const journey = dimensions.journey(row)
    const channel = dimensions.channel(row)
    const stage = dimensions.stage(row)
    for (const outcome of [journey, channel, stage]) {
      if (outcome.kind === 'problem') problems.push(outcome)
    }
    const dropped = droppedDimension(journey, channel, stage)
    if (dropped !== undefined) return leaveOut(found, before, `unmapped-${dropped}`)
    const placed = { journey, channel, stage }
    for (const [position, name] of sought.entries()) places.note(position, placed[name])
    let answered = false
    for (const { family, rules } of families) {
      const answers = collect(rules, row, { problems, lists, tally })
      if (answers.length === 0) continue
      answered = true
      if (problems.length > before || 'code' in identity || 'code' in when) continue
      found.records.push({
        recordId: identity.recordId,
        subject: identity.subject,
        family,
        month: when.month,
        months: when.months,
        at: when.at,
        journey: idOf(journey),
        channel: idOf(channel),
        stage: idOf(stage),
        answers,
      })
    }
    if (!answered && problems.length === before) found.leftOut.push('no-answer')
    found.tallies.push(tally, places)
  }
  return { make, tally, places, subjects }
}

function droppedDimension(
  journey: Outcome,
  channel: Outcome,
  stage: Outcome,
): DimensionName | undefined {
  if (journey.kind === 'drop') return 'journey'
  if (channel.kind === 'drop') return 'channel'
  return stage.kind === 'drop' ? 'stage' : undefined
}

/** A record that is left out has no problems either. */
function leaveOut(found: RowFindings, before: number, reason: string): void {
  found.problems.length = before
  found.leftOut.push(reason)
}

interface Collecting {
  readonly problems: Problem[]
  readonly lists: AnswerLists
  readonly tally: AnswerTally
}

function collect(
  rules: readonly CountedRule[],
  row: Row,
  { problems, lists, tally }: Collecting,
): readonly string[] {
  let list = lists.none()
  for (const { position, answer } of rules) {
    const outcome = answer(row)
    tally.note(position, outcome)
    if (outcome.kind === 'id') list = lists.extend(list, outcome.id)
    else if (outcome.kind === 'problem') problems.push(outcome)
  }
  return list.answers
}

function idOf(outcome: Outcome): string | null {
  return outcome.kind === 'id' ? outcome.id : null
}

function bindDimension(choice: Choice | undefined, { columns, numbers }: RecordContext): Rule {
  return choice === undefined ? () => NONE : bindChoice(choice, columns, numbers)
}

function groupAnswers(
  rule: RecordRule,
  measures: readonly string[],
  dimensions: Readonly<Record<DimensionName, Rule>>,
  context: RecordContext,
): readonly FamilyAnswers[] {
  const groups = new Map<Family, CountedRule[]>()
  for (const [position, id] of measures.entries()) {
    const answerRule = rule.answers[id]
    if (answerRule === undefined) continue
    const measure = context.vocabulary.measures.get(id)
    if (measure === undefined) throw new CitxError('UNKNOWN_MEASURE', `there is no measure ${id}`)
    const rules = groups.get(measure.family) ?? []
    groups.set(measure.family, rules)
    const answer =
      answerRule.same === undefined
        ? bindAnswer(answerRule, measure, context)
        : sameAs(
            dimensions[answerRule.same],
            id,
            measure.answers.map((one) => one.id),
          )
    rules.push({ position, answer })
  }
  return [...groups].map(([family, rules]) => ({ family, rules }))
}

/** The problems of a dimension are told once, by the dimension. */
function sameAs(dimension: Rule, measure: string, answers: readonly string[]): Rule {
  const outcomes = new Map(answers.map((answer) => [answer, idOutcome(`${measure}=${answer}`)]))
  return (row) => {
    const outcome = dimension(row)
    return outcome.kind === 'id' ? (outcomes.get(outcome.id) ?? NONE) : NONE
  }
}
