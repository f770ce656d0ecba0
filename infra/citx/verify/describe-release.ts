import type { ReleaseVerdict } from '@citx/kit/release/verify-release.ts'
import type { Manifest, Protection } from '@citx/schema/release/manifest.ts'
import type { FigureRow } from '@citx/schema/release/row.ts'
import { table } from '../terminal/table.ts'
import type { ReleaseSummary } from './summarize-release.ts'

/** A release for people: what it is, how it was protected, what it holds, and whether it can be trusted. */
export function describeRelease(
  manifest: Manifest,
  { measures, figures, collected }: ReleaseSummary,
  verdict: ReleaseVerdict,
): readonly string[] {
  const cells = measures.reduce((sum, one) => sum + one.cells, 0)
  const bases = measures.map(({ smallestBase }) => smallestBase)
  return [
    `Release ${manifest.seq} of ${manifest.agency}: ${manifest.window}${natureOf(manifest)}`,
    `Published ${manifest.publishedAt}, contract ${manifest.contract}, vocabulary ${manifest.vocabulary}`,
    `Id ${verdict.id ?? '?'}, signed by ${verdict.kid ?? '?'}`,
    ...describeTrust(verdict),
    '',
    `Families: ${manifest.families.length === 0 ? 'none' : manifest.families.join(', ')}`,
    ...describeProtection(manifest),
    `Rows: ${verdict.rows}${hiddenText(verdict)} (${cells} cells, ${figures.length} figures, ${collected.length} declarations)`,
    ...(bases.length === 0 ? [] : [`Smallest base published: ${Math.min(...bases)} subjects`]),
    ...measureTable(measures),
    ...figureTable(figures),
    ...breakTable(collected),
  ]
}

function hiddenText({ hidden = 0 }: ReleaseVerdict): string {
  return hidden === 0 ? '' : ` in this excerpt, which hides ${hidden}`
}

function natureOf({ withdrawn, supersedes }: Manifest): string {
  if (withdrawn) return `, withdrawn (takes back ${supersedes ?? '?'})`
  return supersedes === null ? '' : `, a correction of ${supersedes}`
}

function describeTrust({ verified, findings, hidden = 0 }: ReleaseVerdict): readonly string[] {
  if (verified)
    return [
      hidden === 0
        ? 'Verified: a trusted key signed exactly these rows.'
        : 'Verified: a trusted key signed these rows, among others that are hidden here.',
    ]
  return ['NOT VERIFIED:', ...findings.map(({ kind, message }) => `  ${message} (${kind})`)]
}

function describeProtection({ protection, employeeProtection }: Manifest): readonly string[] {
  return [
    `Protection: ${protectionText(protection)}`,
    ...(protection.tableHash === undefined
      ? []
      : [`Perturbation table: SHA-256 ${protection.tableHash}`]),
    ...(employeeProtection === undefined
      ? []
      : [`Protection of employees: ${protectionText(employeeProtection)}`]),
  ]
}

function protectionText({ parameters, minimumSubjects, countVariance }: Protection): string {
  const noise =
    countVariance === 0
      ? 'no noise'
      : `noise of variance ${countVariance} on each count (standard deviation ${Math.sqrt(countVariance).toFixed(2)})`
  const counted = countVariance === 0 ? '' : ', as counted with noise'
  return `${parameters}; no cell under ${minimumSubjects} subjects${counted}; ${noise}`
}

function measureTable(measures: ReleaseSummary['measures']): readonly string[] {
  if (measures.length === 0) return []
  const rows = measures.map((one) => [
    one.measure,
    String(one.cells),
    String(one.dominantOnly),
    String(one.smallestBase),
    String(one.largestBase),
    one.variances.join(', '),
  ])
  const head = ['Measure', 'Cells', 'Dominant only', 'Smallest base', 'Largest base', 'Variance']
  return ['', table(head, rows, { right: [1, 2, 3, 4, 5] })]
}

function figureTable(figures: readonly FigureRow[]): readonly string[] {
  if (figures.length === 0) return []
  const rows = figures.map(({ id, journey, channel, stage, value, currency, source }) => [
    id,
    [journey, channel, stage].filter((member) => member !== 'ALL').join(', ') || 'ALL',
    value === undefined ? 'counts' : `${value}${currency === undefined ? '' : ` ${currency}`}`,
    source,
  ])
  return ['', table(['Figure', 'Of', 'Value', 'Source'], rows, { right: [2] })]
}

function breakTable(collected: ReleaseSummary['collected']): readonly string[] {
  const rows = collected.flatMap(({ measure, breaks }) =>
    breaks.map(({ from, kind, note }) => [measure, from, kind, note]),
  )
  return rows.length === 0 ? [] : ['', table(['Break in', 'From', 'Kind', 'Note'], rows)]
}
