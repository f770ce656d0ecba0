import { sql, type RawBuilder } from 'kysely'

/** One answer that may be counted: its token as records have it, its measure, and how often one subject may give it. */
export interface PlannedAnswer {
  readonly token: string
  readonly measure: string
  /** A measure is counted in the records of its own family only, where a subject's records are bounded together. */
  readonly family: string
  readonly bound: number
}

/** First month and the month after the last, as dates, and how many months that are. */
export interface Months {
  readonly from: string
  readonly until: string
  readonly span: number
}

/** Records of the window. One whose date is known to the quarter or year only counts in windows of that length. */
function within({ from, until, span }: Months): RawBuilder<unknown> {
  return sql`month >= ${sql.lit(from)}::date and month < ${sql.lit(until)}::date and months <= ${sql.lit(span)}`
}

/** The two kinds of rows that the cube is folded from; a member of null is missing in the records. These add up over margins. */
export interface AnswerRow {
  readonly token: string
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  readonly answers: number
  /** Subjects that only this row counts for the measure; they add up over rows. */
  readonly subjects: number
}

/** Distinct subjects of one margin, which do not add up: of one answer, or of the measure where the token is null. */
export interface SubjectRow {
  readonly measure: string
  readonly token: string | null
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  /** Bit 4, 2, 1: journey, channel, stage is summed over. */
  readonly margin: number
  readonly subjects: number
}

/** The answers that may be counted, as a table that the planner knows: without its statistics it compares each with each. */
export function createPlannedAnswers(plan: readonly PlannedAnswer[]): RawBuilder<unknown> {
  const column = (name: keyof PlannedAnswer) => plan.map((answer) => answer[name])
  return sql`create temporary table planned_answer on commit drop as
    select * from unnest(
      ${literals(column('token'))}::text[], ${literals(column('measure'))}::text[],
      ${literals(column('family'))}::text[], ${literals(column('bound'))}::int[]
    ) as planned (token, measure, family, bound)`
}

/** CREATE TABLE AS takes no parameters. */
function literals(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`array[${sql.join(values.map((value) => sql.lit(value)))}]`
}

/**
 * Subjects with more than one record of a family in the window. For them the bound must choose, and distinct subjects do not add up;
 * for all others one additive rollup is exact, and they are usually nearly all.
 */
export function createRepeatedSubjects(months: Months): RawBuilder<unknown> {
  return sql`create temporary table repeated_subject on commit drop as
    select family, subject from records.record where ${within(months)}
    group by family, subject having count(*) > 1`
}

/**
 * Subjects with one record: equal sheets of answers are added up first, then each kind of sheet is taken apart once.
 * `materialized` is a fence: joined in one plan, each record would be compared with every answer of its family.
 */
export function selectSingleAnswers(months: Months): RawBuilder<AnswerRow> {
  return sql<AnswerRow>`
    with sheet as materialized (
      select row_number() over () as id, family, journey, channel, stage, answers, count(*) as copies
      from records.record
      where ${within(months)} and not exists (
        select from repeated_subject as repeated
        where repeated.family = record.family and repeated.subject = record.subject
      )
      group by family, journey, channel, stage, answers
    ),
    given as materialized (
      select id, family, journey, channel, stage, copies, token
      from sheet cross join lateral unnest(answers) as token
    ),
    chosen as (
      select token, journey, channel, stage, copies, bound,
        row_number() over (partition by id, measure order by token collate "C") as choice
      from given join planned_answer using (token, family)
    )
    select token, journey, channel, stage, sum(copies)::bigint as answers,
      coalesce(sum(copies) filter (where choice = 1), 0)::bigint as subjects
    from chosen
    where choice <= bound
    group by token, journey, channel, stage`
}

/**
 * What is kept of subjects with several records: at most the bound of each measure, chosen by the keyed hash that is the
 * record's id, so that the choice is the same at every run and nobody can steer it.
 */
export function createKeptAnswers(months: Months): RawBuilder<unknown> {
  return sql`create temporary table kept_answer on commit drop as
    with given as materialized (
      select family, subject, record_id, source, journey, channel, stage, token
      from records.record join repeated_subject using (family, subject)
        cross join lateral unnest(answers) as token
      where ${within(months)}
    ),
    ranked as (
      select measure, token, bound, subject, journey, channel, stage,
        row_number() over (
          partition by subject, measure
          order by record_id, source collate "C", token collate "C"
        ) as choice
      from given join planned_answer using (token, family)
    )
    select measure, token, subject, journey, channel, stage from ranked where choice <= bound`
}

/**
 * Distinct subjects of every margin on its own. Also an answer counts people, not times: otherwise three contacts of one
 * person would stand out of noise that is made to hide one.
 */
export const selectKeptSubjects = sql<SubjectRow>`
  select measure, token, journey, channel, stage, grouping(journey, channel, stage)::int as margin,
    count(distinct subject)::bigint as subjects
  from kept_answer
  group by measure, grouping sets ((), (token)), cube (journey, channel, stage)`
