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

/** The two kinds of rows that the cube is folded from; a member of null is missing in the records. */
export interface AnswerRow {
  readonly token: string
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  readonly answers: number
  /** Subjects that only this row counts for the measure; they add up over rows. */
  readonly subjects: number
}

export interface SubjectRow {
  readonly measure: string
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  /** Bit 4, 2, 1: journey, channel, stage is summed over. */
  readonly margin: number
  readonly subjects: number
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

/** Subjects with one record: equal sheets of answers are added up first, then each kind of sheet is taken apart once. */
export function selectSingleAnswers(
  months: Months,
  plan: readonly PlannedAnswer[],
): RawBuilder<AnswerRow> {
  return sql<AnswerRow>`
    with plan as materialized (${planRows(plan)}),
    sheet as materialized (
      select family, journey, channel, stage, answers, count(*) as copies
      from records.record
      where ${within(months)} and not exists (
        select from repeated_subject as repeated
        where repeated.family = record.family and repeated.subject = record.subject
      )
      group by family, journey, channel, stage, answers
    ),
    kept as (
      select journey, channel, stage, copies, chosen.token, chosen.choice
      from sheet cross join lateral (
        select plan.token, plan.bound,
          row_number() over (partition by plan.measure order by plan.token collate "C") as choice
        from (select distinct unnest(sheet.answers) as token) as given join plan using (token)
        where plan.family = sheet.family
      ) as chosen
      where chosen.choice <= chosen.bound
    )
    select token, journey, channel, stage, sum(copies)::bigint as answers,
      coalesce(sum(copies) filter (where choice = 1), 0)::bigint as subjects
    from kept group by token, journey, channel, stage`
}

/**
 * What is kept of subjects with several records: at most the bound of each measure, chosen by the keyed hash that is the
 * record's id, so that the choice is the same at every run and nobody can steer it.
 */
export function createKeptAnswers(
  months: Months,
  plan: readonly PlannedAnswer[],
): RawBuilder<unknown> {
  return sql`create temporary table kept_answer on commit drop as
    with plan as materialized (${planRows(plan)})
    select measure, token, subject, journey, channel, stage from (
      select plan.measure, plan.token, plan.bound, subject, journey, channel, stage,
        row_number() over (
          partition by subject, plan.measure
          order by record_id, source collate "C", plan.token collate "C"
        ) as choice
      from records.record join repeated_subject using (family, subject)
        cross join lateral (select distinct unnest(record.answers) as token) as given
        join plan using (token, family)
      where ${within(months)}
    ) as ranked
    where choice <= bound`
}

export const selectKeptAnswers = sql<AnswerRow>`
  select token, journey, channel, stage, count(*)::bigint as answers, 0::bigint as subjects
  from kept_answer group by token, journey, channel, stage`

/** Distinct subjects of every margin on its own. */
export const selectKeptSubjects = sql<SubjectRow>`
  select measure, journey, channel, stage, grouping(journey, channel, stage)::int as margin,
    count(distinct subject)::bigint as subjects
  from kept_answer group by measure, cube (journey, channel, stage)`

/** As literals: CREATE TABLE AS takes no parameters. */
function planRows(plan: readonly PlannedAnswer[]): RawBuilder<unknown> {
  const rows = plan.map(
    ({ token, measure, family, bound }) =>
      sql`(${sql.lit(token)}::text, ${sql.lit(measure)}::text, ${sql.lit(family)}::text, ${sql.lit(bound)}::int)`,
  )
  return sql`select * from (values ${sql.join(rows)}) as planned (token, measure, family, bound)`
}
