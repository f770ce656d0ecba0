import { sql, type Kysely } from 'kysely'
import { monthsOf, windowBounds, type Window } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { TrueCube } from '../protect/types.ts'
import { planAnswers } from './answer-plan.ts'
import {
  createKeptAnswers,
  createPlannedAnswers,
  createRepeatedSubjects,
  selectKeptSubjects,
  selectSingleAnswers,
} from './cube-queries.ts'
import { foldCubes } from './fold-cube.ts'
import type { Served } from './planned-places.ts'

export interface CubeOptions {
  readonly agency: string
  readonly window: Window
  readonly vocabulary: Vocabulary
  readonly served?: Served | undefined
  readonly complete?: ReadonlySet<string> | undefined
}

/**
 * Counts the records of a window: for each measure, at each place, answers and distinct subjects. Needs a transaction, which
 * gives it one snapshot and its temporary tables.
 */
export async function buildCubes<DB>(
  transaction: Kysely<DB>,
  { agency, window, vocabulary, served, complete }: CubeOptions,
): Promise<readonly TrueCube[]> {
  const plan = planAnswers(vocabulary.measures.values())
  if (plan.length === 0) return []
  const months = { ...windowBounds(window), span: monthsOf(window).length }
  await sql`set local work_mem = '256MB'`.execute(transaction)
  // What is unnested has no statistics; a nested loop chosen on a guess took a hundred times as long.
  await sql`set local enable_nestloop = off`.execute(transaction)
  // Up to PostgreSQL 17 a loop that cannot be avoided then costs so much that compiling seems worth it; it never is here.
  await sql`set local jit = off`.execute(transaction)
  await createPlannedAnswers(plan).execute(transaction)
  await createRepeatedSubjects(months).execute(transaction)
  await sql`analyze planned_answer, repeated_subject`.execute(transaction)
  await createKeptAnswers(months).execute(transaction)
  const single = await selectSingleAnswers(months).execute(transaction)
  const subjects = await selectKeptSubjects.execute(transaction)
  return foldCubes(
    { answers: single.rows, subjects: subjects.rows },
    { agency, window, vocabulary, served, complete },
  )
}
