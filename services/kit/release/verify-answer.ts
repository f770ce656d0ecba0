import { z } from 'zod'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { CellRow, ReleaseRow } from '@citx/schema/release/row.ts'
import type { Finding, FindingKind } from './finding.ts'

/** What the rows of verified releases say about the cells that an answer holds. */
export interface AnswerEvidence {
  /** By id. */
  readonly releases: ReadonlyMap<string, VerifiedCells>
  /** Agencies that the answer must account for. */
  readonly agencies: readonly string[]
}

export interface VerifiedCells {
  readonly manifest: Manifest
  /** Rows that are not at hand, as the release is an excerpt. */
  readonly hidden?: number
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, CellRow>
}

/** A cell as an answer of the gateway shows it, and where in the answer. */
export interface AnswerCell {
  readonly path: string
  /** The id of the object around it, which is the agency that it is said to be of. */
  readonly agency: string | undefined
  readonly shown: z.infer<typeof shownCell>
}

export interface AnswerVerdict {
  readonly verified: boolean
  /** Cells that were compared with signed rows. */
  readonly cells: number
  readonly findings: readonly Finding[]
  /** Where else the answer has numbers, which no signed row says and nobody compared. */
  readonly unchecked: readonly UncheckedPart[]
}

/** Objects of one kind in an answer. */
export interface UncheckedPart {
  /** Such as `comparison.rows.estimate`: the fields that lead there. */
  readonly path: string
  readonly numbers: number
}

const shownCell = z.object({
  release: z.string(),
  measure: z.string(),
  journey: z.string(),
  channel: z.string(),
  stage: z.string(),
  window: z.string().optional(),
  subjects: z.number().optional(),
  counts: z.array(z.object({ answer: z.string(), count: z.number() })).optional(),
  dominant: z.string().nullish(),
  countVariance: z.number().optional(),
})

const participation = z.object({
  extensions: z.object({
    participation: z.array(z.object({ agency: z.string(), status: z.string() })),
  }),
})

/** Which cell of a release it is. */
export function cellKey({ measure, journey, channel, stage }: AnswerCell['shown'] | CellRow) {
  return JSON.stringify([measure, journey, channel, stage])
}

/** The cells of an answer that name their release, in its order. Objects that cannot be told to be one are left to `verifyAnswer`. */
export function findCells(answer: unknown): readonly AnswerCell[] {
  return [...walk(answer, { path: '$', agency: undefined })].flatMap(({ value, path, agency }) => {
    const shown = shownCell.safeParse(value)
    return shown.success ? [{ path, agency, shown: shown.data }] : []
  })
}

/** Picks, of rows that pass by, those that an answer needs. */
export function createCellPicker(wanted: readonly AnswerCell[]) {
  const keys = new Set(wanted.map(({ shown }) => cellKey(shown)))
  const cells = new Map<string, CellRow>()
  return {
    cells,
    add(row: ReleaseRow) {
      if (row.kind === 'cell' && keys.has(cellKey(row))) cells.set(cellKey(row), row)
    },
  }
}

/**
 * Checks every cell of an answer against the row that its agency signed, and that every agency is accounted for. A cell that
 * the gateway kept to itself cannot be seen here; an agency that it left out can.
 */
export function verifyAnswer(answer: unknown, evidence: AnswerEvidence): AnswerVerdict {
  const cells = findCells(answer)
  const findings = [
    ...(cells.length === 0 ? [nothingToVerify] : []),
    ...findUnproven(answer),
    ...cells.flatMap((cell) => checkCell(cell, evidence)),
    ...findLeftOut(answer, evidence.agencies),
  ]
  const unchecked = findUnchecked(answer)
  return { verified: findings.length === 0, cells: cells.length, findings, unchecked }
}

/** Numbers of the data that are none of a cell's: what was computed of cells, what agencies report themselves, aliases. */
function findUnchecked(answer: unknown): readonly UncheckedPart[] {
  const data = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : {}
  const numbers = new Map<string, number>()
  const add = (path: string, many: number) => {
    if (many > 0) numbers.set(path, (numbers.get(path) ?? 0) + many)
  }
  const count = (value: unknown, path: string): void => {
    if (typeof value === 'number') add(path, 1)
    if (typeof value !== 'object' || value === null) return
    const cell = shownCell.safeParse(value)
    if (cell.success) return add(path, numbersIn(value) - numbersIn(cell.data))
    const isList = Array.isArray(value)
    for (const [member, inner] of Object.entries(value)) {
      const isNested = !isList && typeof inner === 'object'
      count(inner, isNested ? [path, member].filter((part) => part !== '').join('.') : path)
    }
  }
  count(data, '')
  return Array.from(numbers, ([path, many]) => ({ path, numbers: many }))
}

function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + numbersIn(inner), 0)
}

const nothingToVerify: Finding = {
  kind: 'cell-unproven',
  message:
    'the answer holds no cell that can be verified; select release, measure, journey, channel and stage of each',
}

interface Visited {
  readonly value: object
  readonly path: string
  readonly agency: string | undefined
}

interface Position {
  readonly path: string
  readonly agency: string | undefined
}

function* walk(value: unknown, { path, agency }: Position): Generator<Visited> {
  if (typeof value !== 'object' || value === null) return
  yield { value, path, agency }
  const id: unknown = 'id' in value ? value.id : undefined
  const within = typeof id === 'string' ? id : agency
  for (const [member, inner] of Object.entries(value))
    yield* walk(inner, {
      path: Array.isArray(value) ? `${path}[${member}]` : `${path}.${member}`,
      agency: within,
    })
}

/** Numbers of a cell without what tells which cell it is. */
function findUnproven(answer: unknown): Finding[] {
  return [...walk(answer, { path: '$', agency: undefined })]
    .filter(({ value }) => 'subjects' in value || ('release' in value && 'counts' in value))
    .filter(({ value }) => !shownCell.safeParse(value).success)
    .map(({ path }) =>
      found(
        'cell-unproven',
        `${path} has numbers of a cell, but not release, measure, journey, channel and stage`,
      ),
    )
}

function checkCell(
  { path, agency, shown }: AnswerCell,
  { releases }: AnswerEvidence,
): readonly Finding[] {
  const release = releases.get(shown.release)
  if (release === undefined)
    return [
      found('release-unknown', `${path} names release ${shown.release}, which is not at hand`),
    ]
  const { manifest, cells, hidden = 0 } = release
  const findings: Finding[] = []
  if (agency !== undefined && agency !== manifest.agency)
    findings.push(
      found('wrong-agency', `${path} is said to be of ${agency}, and ${manifest.agency} signed it`),
    )
  const row = cells.get(cellKey(shown))
  if (row === undefined && hidden > 0)
    return [
      ...findings,
      found('cell-unproven', `${path} is in no row that the excerpt of its release shows`),
    ]
  if (row === undefined)
    return [...findings, found('cell-not-published', `${path} is in no row of its release`)]
  const differences = compareCell(shown, row, manifest)
  return [
    ...findings,
    ...differences.map((what) => found('cell-changed', `${path} was changed: ${what}`)),
  ]
}

function compareCell(
  { window, subjects, counts, dominant, countVariance }: AnswerCell['shown'],
  row: CellRow,
  manifest: Manifest,
): readonly string[] {
  const signedCounts = new Map(Object.entries(row.counts ?? {}))
  const shownCounts = new Map(counts?.map(({ answer, count }) => [answer, count]))
  const answers =
    counts === undefined ? [] : new Set([...signedCounts.keys(), ...shownCounts.keys()])
  return [
    ...(window === undefined ? [] : differ('window', window, manifest.window)),
    ...(subjects === undefined ? [] : differ('subjects', subjects, row.subjects)),
    ...[...answers].flatMap((answer) =>
      differ(`the count of ${answer}`, shownCounts.get(answer), signedCounts.get(answer)),
    ),
    ...(counts !== undefined && counts.length !== shownCounts.size ? ['an answer is twice'] : []),
    ...(dominant === undefined ? [] : differ('dominant', dominant ?? undefined, row.dominant)),
    ...(countVariance === undefined || variancesOf(row, manifest).includes(countVariance)
      ? []
      : [
          `countVariance is ${countVariance}, and ${variancesOf(row, manifest).join(' or ')} was signed`,
        ]),
  ]
}

function variancesOf(row: CellRow, { protection, employeeProtection }: Manifest) {
  if (row.countVariance !== undefined) return [row.countVariance]
  return [protection, ...(employeeProtection === undefined ? [] : [employeeProtection])].map(
    (one) => one.countVariance,
  )
}

function differ(what: string, is: unknown, signed: unknown): readonly string[] {
  return is === signed ? [] : [`${what} is ${text(is)}, and ${text(signed)} was signed`]
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

/** The agencies that an answer accounts for, whether they took part or not. */
export function participantsIn(answer: unknown): readonly string[] {
  const parsed = participation.safeParse(answer)
  return parsed.success ? parsed.data.extensions.participation.map(({ agency }) => agency) : []
}

function findLeftOut(answer: unknown, agencies: readonly string[]): Finding[] {
  const accounted = new Set(participantsIn(answer))
  return agencies
    .filter((agency) => !accounted.has(agency))
    .map((agency) =>
      found('agency-left-out', `the answer does not say what became of the question at ${agency}`),
    )
}

function found(kind: FindingKind, message: string): Finding {
  return { kind, message }
}
