import { sql, type Kysely } from 'kysely'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { monthsOf, windowBounds, windowKind, type Window } from '@citx/schema/cube/window.ts'
import type { ReleasedCopy } from './audit-plan.ts'
import type { ProtectionPlan } from './protection-plan.ts'

/** Employees of a window, and how many of them are counted in two other windows or more that are out. */
export interface RepeatedEmployees {
  readonly subjects: number
  readonly again: number
}

export interface PanelScope {
  readonly window: Window
  readonly released: readonly ReleasedCopy[]
}

/** Two waves may be compared; from the third on, noise averages out for people who answer alike. */
const WAVES = 2
/** A yearly survey is no panel in this sense: its waves lie further apart. */
const SAME_YEAR_MS = 360 * 24 * 60 * 60 * 1000
/** A panel shows in the waves around it; the others need not be read. */
const NEAREST = 4

/** Nobody was asked twice. */
export const NO_PANEL: RepeatedEmployees = { subjects: 0, again: 0 }

/** Looks for employees who were asked before, in the records themselves. */
export async function countRepeatedEmployees<DB>(
  db: Kysely<DB>,
  { window, released }: PanelScope,
): Promise<RepeatedEmployees> {
  const waves = wavesBeside(window, released).map(windowBounds)
  if (waves.length < WAVES) return NO_PANEL
  const { from, until } = windowBounds(window)
  const { rows } = await sql<RepeatedEmployees>`
    with asked as (
      select distinct subject from records.record
      where family = 'voice-of-employee' and month >= ${from}::date and month < ${until}::date
        and months <= ${monthsOf(window).length}
    ),
    before as (
      select subject, count(distinct wave.first) as waves
      from records.record
        join unnest(${waves.map((wave) => wave.from)}::date[], ${waves.map((wave) => wave.until)}::date[])
          as wave (first, until) on month >= wave.first and month < wave.until
      where family = 'voice-of-employee' and months <= ${monthsOf(window).length}
      group by subject
    )
    select count(*)::int as subjects, count(*) filter (where waves >= ${WAVES})::int as again
    from asked left join before using (subject)`.execute(db)
  return rows[0] ?? NO_PANEL
}

/** Windows of the same length within a year, which share no month with this one and are not paid from a budget. */
function wavesBeside(window: Window, released: readonly ReleasedCopy[]): readonly Window[] {
  const own = Date.parse(windowBounds(window).from)
  const distance = (other: Window) => Math.abs(Date.parse(windowBounds(other).from) - own)
  const waves = released
    .filter((copy) => (copy.employeeProtection ?? copy.protection).profile !== 'discrete-laplace')
    .map((copy) => copy.window)
    .filter((other) => other !== window && windowKind(other) === windowKind(window))
    .filter((other) => distance(other) < SAME_YEAR_MS)
  return [...new Set(waves)].toSorted((a, b) => distance(a) - distance(b)).slice(0, NEAREST)
}

/**
 * Fails with RELEASE_REFUSED where half of the employees or more are a panel, and their answers would not be paid from a
 * budget: one who joins or leaves is then found by averaging over the months.
 */
export function requireNoPanel(
  { subjects, again }: RepeatedEmployees,
  { employees }: Pick<ProtectionPlan, 'employees'>,
): void {
  if (employees.kind === 'discrete-laplace' || again === 0 || 2 * again < subjects) return
  throw new CitxError(
    'RELEASE_REFUSED',
    `${again} of ${subjects} employees are counted in ${WAVES} or more other windows of the year that are out: they are a panel, ` +
      'whose noise averages out. Set `protection: { employees: panel }` in agency.yaml, or ask other employees each time',
  )
}
