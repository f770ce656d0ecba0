import type { Agency, Difference, Estimate, LeftOut, Participation, Reasons } from './shapes.ts'

/** How answers of the gateway are put into words; the same in every command. */

/** A number with as many decimals as figures of its unit need; with one where it has none. */
export function round(value: number, unit?: string): string {
  return value.toFixed(unit !== undefined && FINE_UNITS.has(unit) ? 2 : 1)
}

/** Units of which a tenth is much. */
const FINE_UNITS: ReadonlySet<string> = new Set(['MONEY', 'PER_CASE', 'SCORE'])

/** `BEYOND_95` as `beyond 95`. */
export function lower(word: string): string {
  return word.toLowerCase().replaceAll('_', ' ')
}

export function nameOf({ id, name }: Agency): string {
  return name ?? id
}

/** A value in the unit of its estimate. */
export function inUnit(
  { unit, currency }: Pick<Estimate, 'unit' | 'currency'>,
  value: number,
): string {
  const number = round(value, unit)
  if (unit === 'PERCENT') return `${number} %`
  return unit === 'MONEY' ? `${number} ${currency ?? ''}`.trimEnd() : number
}

/** The figure, or why there is none; a star marks what the organisation reports itself. */
export function figureText(estimate: Estimate): string {
  if (estimate.value === null) return lower(estimate.status)
  return `${inUnit(estimate, estimate.value)}${estimate.basis === 'REPORTED' ? ' *' : ''}`
}

/** What the star means, where there is one. */
export function starText(estimates: readonly Estimate[]): readonly string[] {
  return estimates.some(({ basis, value }) => basis === 'REPORTED' && value !== null)
    ? ['* as the organisation reports it itself.']
    : []
}

export function rangeText(low: number | null, high: number | null, unit: string): string {
  if (low === null && high === null) return ''
  return `${low === null ? '?' : round(low, unit)} to ${high === null ? '?' : round(high, unit)}`
}

export function countText(n: number | null): string {
  return n === null ? '' : n.toFixed(0)
}

export function signed(value: number, unit: string): string {
  return `${value > 0 ? '+' : ''}${round(value, unit)}`
}

/** A difference in a unit, with its interval; an exclamation mark stands by what is more than chance. */
export function differenceText(
  { value, low, high, significant }: Difference,
  unit: string,
): string {
  const range = rangeText(low, high, unit)
  return `${signed(value, unit)}${range === '' ? '' : ` (${range})`}${significant ? ' !' : ''}`
}

/** What the exclamation mark means, where there is one. */
export function chanceText(
  differences: readonly (Difference | null | undefined)[],
): readonly string[] {
  return differences.some((each) => each?.significant === true)
    ? ['! differs by more than chance, all that was tested together taken into account.']
    : []
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  UP: 'more is better',
  DOWN: 'less is better',
  CONTEXT: 'neither more nor less is better',
}

/** A metric's formula in words, and which way is better. */
export function formulaText(
  { formula, direction }: { readonly formula: string; readonly direction: string },
  id: string,
): string {
  return `${formula} (${id}; ${DIRECTIONS[direction] ?? direction})`
}

export function reasonText(reasons: Reasons): string {
  return reasons.map(({ message }) => message).join('; ')
}

const ABSENCES: Readonly<Record<string, string>> = {
  OK: 'answered in part',
  DENIED: 'shares nothing with you',
  TIMEOUT: 'did not answer in time',
  DOWN: 'cannot be reached',
  BUSY: 'is too busy',
  BAD_RESPONSE: 'gave an answer that broke the contract and was not used',
  NOT_YET_PUBLISHED: 'has published nothing yet',
  STALE: 'cannot be reached; an older answer is shown',
}

/** How many answered in full, and what became of the others; an answer that was used may have a reason too. */
export function participationText(participation: Participation): readonly string[] {
  const missing = participation.filter(({ status, reason }) => status !== 'OK' || reason !== null)
  if (missing.length === 0) return []
  return [
    `${participation.length - missing.length} of ${participation.length} agencies answered in full.`,
    ...missing.map(
      ({ agency, status, reason }) =>
        `${agency} ${ABSENCES[status] ?? lower(status)}${reason === null ? '' : `: ${reason}`}.`,
    ),
  ]
}

/** Members that are no peers; peers without a comparable figure stand in the table already. */
export function leftOutText(leftOut: LeftOut): readonly string[] {
  return leftOut
    .map(({ agency, reasons }) => ({
      agency,
      reasons: reasons.filter(({ code }) => code === 'NOT_A_PEER' || code === 'NOT_A_MEMBER'),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ agency, reasons }) => `Left out: ${agency}, ${reasonText(reasons)}.`)
}
