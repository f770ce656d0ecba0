/** One generated page: its path below `schema/docs/`, and its Markdown before it is formatted. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** A page with the note that it is written by a program. */
export function page(path: string, lines: readonly string[]): Page {
  const note = '<!-- Written by `npm run generate`. Do not edit. -->'
  return { path, text: [note, '', ...lines, ''].join('\n') }
}

/** A Markdown table; numbers stand right in the columns named. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'))
  return [head, rule, ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`)
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** A number for people: thousands apart, at most `decimals` behind the point, no zeros at the end. */
export function numberText(value: number, decimals = 2): string {
  const text = new Intl.NumberFormat('en', { maximumFractionDigits: decimals }).format(value)
  return text === '-0' ? '0' : text.replace('-', '−')
}

/** A number with all its decimals shown, for results. */
export function resultText(value: number, decimals = 1): string {
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
    .format(Object.is(value, -0) ? 0 : value)
    .replace('-', '−')
}
