import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** A fraction of whole numbers, `denominator` above 0, in lowest terms. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const decimal = /^(?<whole>\d+)(?:\.(?<part>\d+))?(?:e-(?<exponent>\d+))?$/

/** The decimal that a number prints as, exactly: 0.1 is 1/10. Fails with BAD_CONFIG unless it is above 0 and below 1e21. */
export function exactDecimal(name: string, value: number): Fraction {
  const groups = decimal.exec(String(value))?.groups
  if (groups === undefined || value <= 0)
    throw new CitxError('BAD_CONFIG', `${name} is ${value} and must be a number above 0`)
  const { whole = '', part = '', exponent = '0' } = groups
  return reduce(BigInt(whole + part), 10n ** BigInt(part.length + Number(exponent)))
}

export function reduce(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator
  return reduce(numerator, a.denominator * b.denominator)
}

export function isAtMost(a: Fraction, b: Fraction): boolean {
  return a.numerator * b.denominator <= b.numerator * a.denominator
}

export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator)
}
