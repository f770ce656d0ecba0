import { toNumber, type Fraction } from './exact-decimal.ts'

/** Gives one random byte per call. */
export type ByteSource = () => number

/**
 * A whole number with P(x) in proportion to exp(-rate |x|), exactly: only integers are used, so no rounding leaks
 * (Canonne, Kamath, Steinke 2020, algorithms 1 and 2).
 */
export function sampleDiscreteLaplace(rate: Fraction, nextByte: ByteSource): number {
  const { numerator: s, denominator: t } = rate
  for (;;) {
    const remainder = uniformBelow(t, nextByte)
    if (!bernoulliExp(remainder, t, nextByte)) continue
    let rounds = 0n
    while (bernoulliExp(1n, 1n, nextByte)) rounds += 1n
    const size = (remainder + t * rounds) / s
    const negative = uniformBelow(2n, nextByte) === 1n
    if (negative && size === 0n) continue
    return Number(negative ? -size : size)
  }
}

/** Variance of the distribution: 2a / (1 - a)^2 with a = exp(-rate). */
export function varianceOfDiscreteLaplace(rate: Fraction): number {
  const exponent = toNumber(rate)
  return (2 * Math.exp(-exponent)) / Math.expm1(-exponent) ** 2
}

/** True with probability exp(-numerator / denominator), which must be at most 1 as a fraction. */
function bernoulliExp(numerator: bigint, denominator: bigint, nextByte: ByteSource): boolean {
  let k = 1n
  while (uniformBelow(denominator * k, nextByte) < numerator) k += 1n
  return k % 2n === 1n
}

/** A whole number in 0 .. limit - 1, every one as likely. */
export function uniformBelow(limit: bigint, nextByte: ByteSource): bigint {
  const bits = (limit - 1n).toString(2).length
  for (;;) {
    let value = 0n
    for (let have = 0; have < bits; have += 8) value = (value << 8n) | BigInt(nextByte())
    value &= (1n << BigInt(bits)) - 1n
    if (value < limit) return value
  }
}
