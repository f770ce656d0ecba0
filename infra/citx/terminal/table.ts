import Table from 'cli-table3'

/** A plain table: columns under a rule, numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: { readonly right?: readonly number[] } = {},
): string {
  const printed = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
      mid: '-',
      'mid-mid': '--',
    },
  })
  printed.push(...rows.map((row) => [...row]))
  return printed
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
