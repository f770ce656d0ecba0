import type { NumberFormat } from '../mapping/numbers.ts'

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/
const MAX_CHARS = 60

/** Reads a number as a file writes it, such as `1,234.5`, `45%` or `£12`; undefined for anything else. */
export type NumberReader = (text: string) => number | undefined

export function createNumberReader(format: NumberFormat): NumberReader {
  const { decimal = '.', thousands } = format
  const grouped =
    thousands === undefined
      ? undefined
      : new RegExp(`^[+-]?\\d{1,3}(?:[${thousands}]\\d{3})+(?:[${decimal}]\\d*)?$`)
  return (text) => {
    if (text.length > MAX_CHARS) return undefined
    const bare = stripSigns(text)
    const ungrouped =
      thousands !== undefined && grouped?.test(bare) === true
        ? bare.replaceAll(thousands, '')
        : bare
    if (decimal === ',' && ungrouped.includes('.')) return undefined
    const plain = decimal === ',' ? ungrouped.replace(',', '.') : ungrouped
    if (!PLAIN.test(plain)) return undefined
    const value = Number(plain)
    return Number.isFinite(value) ? value : undefined
  }
}

/** Spaces, a currency sign before the number, a percent sign after it. No-break spaces group digits in some languages. */
function stripSigns(text: string): string {
  const trimmed = text.trim().replaceAll(/[\u00a0\u202f]/g, ' ')
  const unsigned = trimmed.replace(/^([+-]?)\s*[£$€¥]\s*/, '$1')
  return unsigned.replace(/\s*%$/, '')
}
