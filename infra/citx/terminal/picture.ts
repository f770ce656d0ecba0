/** The stretch that a row of pictures shares, so that they can be compared by eye. */
export interface Scale {
  readonly from: number
  readonly to: number
}

/** A scale that holds all of these values. */
export function scaleOf(values: readonly (number | null | undefined)[]): Scale | undefined {
  const known = values.filter((value) => value !== null && value !== undefined)
  if (known.length === 0) return undefined
  return { from: Math.min(...known), to: Math.max(...known) }
}

const WIDTH = 20

/** An interval with its value on a scale, `|--o---|`; `mark` is another value to see it by, drawn as `:`. */
export function rangePicture(
  {
    low,
    value,
    high,
  }: { readonly low: number | null; readonly value: number | null; readonly high: number | null },
  scale: Scale | undefined,
  mark?: number | null,
): string {
  if (scale === undefined || value === null) return ''
  const cells = Array.from({ length: WIDTH }, () => ' ')
  const [start, end] = [position(low ?? value, scale), position(high ?? value, scale)]
  for (let cell = start; cell <= end; cell++) cells[cell] = '-'
  if (low !== null) cells[start] = '|'
  if (high !== null) cells[end] = '|'
  if (mark !== null && mark !== undefined) cells[position(mark, scale)] = ':'
  cells[position(value, scale)] = 'o'
  return cells.join('')
}

/** A bar from the middle to the left (below 0) or right, as long as its share of the largest. */
export function barPicture(value: number, largest: number): string {
  const half = WIDTH / 2
  const length = largest === 0 ? 0 : Math.round((Math.abs(value) / largest) * half)
  const bar = '='.repeat(length)
  return value < 0 ? `${bar.padStart(half)}|` : `${' '.repeat(half)}|${bar}`
}

/** The ends of a scale as the head of a column of pictures. */
export function scaleHead(scale: Scale | undefined): string {
  if (scale === undefined) return ''
  const span = scale.to - scale.from
  const decimals = span < 1 ? 2 : span < 10 ? 1 : 0
  const [from, to] = [scale.from.toFixed(decimals), scale.to.toFixed(decimals)]
  return `${from}${to.padStart(Math.max(WIDTH - from.length, to.length + 1))}`
}

function position(value: number, { from, to }: Scale): number {
  if (to === from) return Math.floor(WIDTH / 2)
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return Math.round(share * (WIDTH - 1))
}
