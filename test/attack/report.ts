import type { AttackResult } from './method/result.ts'

/** The results as a table for people, and by which attacks each build is caught. */
export function formatTable(results: readonly AttackResult[]): string {
  const head = ['id', 'build', 'success', '95 % interval', 'chance', 'gate', 'tries', '']
  const rows = results.map((result) => [
    result.id,
    result.build,
    percent(result.success),
    `${percent(result.lowerBound)} .. ${percent(result.upperBound)}`,
    percent(result.chance),
    result.limit === true ? 'none' : percent(result.gate),
    String(result.trials),
    verdictOf(result),
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = [head, ...rows].map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [...lines, '', ...formatCatches(results)].join('\n')
}

function verdictOf({ limit, pass }: AttackResult): string {
  if (limit === true) return 'known limit'
  return pass ? 'withstands' : 'BROKEN'
}

function formatCatches(results: readonly AttackResult[]): readonly string[] {
  const judged = results.filter(({ limit }) => limit !== true)
  const byBuild = Map.groupBy(judged, ({ build }) => build)
  return Array.from(byBuild, ([build, own]) => {
    const by = own.filter(({ pass }) => !pass).map(({ id }) => id)
    return `${build} is broken by ${by.length === 0 ? 'none' : by.join(', ')}`
  })
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
