import { CitxError, type Problem } from '@citx/kit/errors/citx-error.ts'
import { parseWindow, windowBounds } from '@citx/schema/cube/window.ts'
import { addFractions, exactDecimal, isAtMost, toNumber, type Fraction } from './exact-decimal.ts'

/** What one release of one question for one window takes from each of its subjects. */
export interface PrivacySpend {
  readonly question: string
  readonly window: string
  readonly epsilon: number
}

/** The most that one subject may lose; a limit that is left out does not hold. */
export interface PrivacyLimits {
  /** By one question within one window, corrections included. */
  readonly questionInWindow: number
  /** By all questions within one window. */
  readonly window?: number
  /** By one question over all windows. */
  readonly question?: number
}

/** Every spend so far, oldest first. */
export type PrivacyLedger = readonly PrivacySpend[]

/** The epsilon that a subject who answered everything has lost to the entries that match; sums are exact decimals. */
export function spentEpsilon(
  ledger: PrivacyLedger,
  { question, window }: Partial<Scope> = {},
): number {
  return toNumber(sumOf(ledger.filter((entry) => matches(entry, { question, window }))))
}

/** The ledger with one more spend. Fails with RELEASE_REFUSED, naming every limit that it would pass. */
export function admitSpend(
  ledger: PrivacyLedger,
  spend: PrivacySpend,
  limits: PrivacyLimits,
): PrivacyLedger {
  const details = findExceeded(ledger, spend, limits)
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      `the privacy budget does not allow ${spend.question} for ${spend.window}: ${details[0]?.message ?? ''}`,
      { details },
    )
  return [...ledger, spend]
}

/**
 * Every limit that one more spend would pass. Windows that overlap (a month, its quarter, its year) draw on one budget: who
 * answered in the month is counted in all of them.
 */
export function findExceeded(
  ledger: PrivacyLedger,
  spend: PrivacySpend,
  limits: PrivacyLimits,
): readonly Problem[] {
  const { question } = spend
  const after = [...ledger, spend]
  const touched = new Set([spend, ...ledger].map(({ window }) => window))
  const windows = [...touched].filter((window) => overlap(window, spend.window))
  return [
    ...windows.map((window) => exceeds(after, { question, window }, limits.questionInWindow)),
    ...windows.map((window) => exceeds(after, { question: undefined, window }, limits.window)),
    exceeds(after, { question, window: undefined }, limits.question),
  ].filter((problem) => problem !== undefined)
}

interface Scope {
  readonly question: string | undefined
  readonly window: string | undefined
}

function exceeds(
  ledger: PrivacyLedger,
  scope: Scope,
  limit: number | undefined,
): Problem | undefined {
  if (limit === undefined) return undefined
  const spent = sumOf(ledger.filter((entry) => matches(entry, scope)))
  if (isAtMost(spent, exactDecimal('a limit', limit))) return undefined
  const where = [scope.question, scope.window].filter((part) => part !== undefined).join(' in ')
  return { message: `epsilon of ${where} would be ${toNumber(spent)}, and ${limit} is the most` }
}

function matches(entry: PrivacySpend, { question, window }: Scope): boolean {
  return (
    (question ?? entry.question) === entry.question &&
    (window === undefined || overlap(entry.window, window))
  )
}

function overlap(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [windowBounds(parseWindow(one)), windowBounds(parseWindow(other))]
  return a.from < b.until && b.from < a.until
}

function sumOf(entries: readonly PrivacySpend[]): Fraction {
  const nothing: Fraction = { numerator: 0n, denominator: 1n }
  return entries.reduce(
    (sum, { epsilon }) => addFractions(sum, exactDecimal('epsilon', epsilon)),
    nothing,
  )
}
