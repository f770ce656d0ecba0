import { createHash } from 'node:crypto'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import { hiddenLines, releaseLine, type ReleaseRow } from '@citx/schema/release/row.ts'
import { isCitxError } from '../errors/citx-error.ts'
import { parseCanonical, type JsonObject, type JsonValue } from '../proof/canonical-json.ts'
import { createMerkleRootStream } from '../proof/merkle-root.ts'
import type { Finding, FindingKind } from './finding.ts'
import { cellKey } from './verify-answer.ts'

/** Checks rows while they pass by. It holds one row, a hash for each level of the tree, and what rows were about. */
export interface RowCheck {
  /** Rows that were shown. */
  readonly rows: number
  /** Rows of which an excerpt shows hashes only. */
  readonly hidden: number
  /** The row, when nothing is wrong with it alone. */
  add(line: Uint8Array): ReleaseRow | undefined
  /** What is wrong with the rows and, given what was signed, with the whole of them. */
  end(signed: Manifest | undefined): readonly Finding[]
}

/** Of findings about single rows, so many are told; after them only their number. */
const MOST_TOLD = 20

/** Starts to check the rows of one release; cells that rest on fewer subjects than its minimum are found. */
export function createRowCheck(minimumSubjects = 0): RowCheck {
  const findings: Finding[] = []
  const content = createHash('sha256')
  const tree = createMerkleRootStream()
  let [rows, hidden, read] = [0, 0, 0]
  let wrong = 0
  let before: Uint8Array | undefined
  const subjects = new Set<string>()

  const find = (kind: FindingKind, message: string) => {
    wrong += 1
    if (findings.length < MOST_TOLD)
      findings.push({ kind, message: `row ${read} (line ${read + 1}) ${message}`, row: read })
  }
  const hide = (value: JsonValue) => {
    const lines = hiddenLines.safeParse(value)
    const hash = Buffer.from(lines.data?.hash ?? '', 'hex')
    if (lines.success && tree.appendSubtree({ hash, size: lines.data.hidden }))
      hidden += lines.data.hidden
    else find('row-not-of-contract', 'stands for hidden rows, but for none that could be here')
  }
  return {
    get rows() {
      return rows
    },
    get hidden() {
      return hidden
    },
    add(line) {
      read += 1
      const value = canonicalValue(line)
      if (isHidden(value)) {
        hide(value)
        return undefined
      }
      rows += 1
      content.update(line).update('\n')
      tree.append(line)
      const order = before === undefined ? 1 : Buffer.compare(line, before)
      if (order === 0) find('row-twice', 'is the same as the row before it')
      if (order < 0)
        find('row-out-of-order', 'does not come after the row before it, in byte order')
      before = line
      if (value === undefined) {
        find('row-not-canonical', 'is not its own canonical JSON')
        return undefined
      }
      const row = releaseLine.safeParse(value)
      if (!row.success) {
        find('row-not-of-contract', `is no row of this contract: ${row.error.issues[0]?.message}`)
        return undefined
      }
      const subject = subjectOf(row.data)
      if (subject !== undefined && subjects.size === subjects.add(subject).size && order !== 0)
        find('row-twice', 'says of one measure at one place what a row before it says otherwise')
      if (row.data.kind === 'cell' && row.data.subjects < minimumSubjects)
        find(
          'too-few-subjects',
          `rests on ${row.data.subjects} subjects; the manifest promises ${minimumSubjects} or more`,
        )
      return row.data
    },
    end(signed) {
      const told = wrong > findings.length ? [...findings, more(wrong, findings)] : findings
      if (signed === undefined) return told
      const count = compareCount(rows + hidden, signed.rows)
      if (told.length > 0 || count.length > 0) return [...told, ...count]
      const root = Buffer.from(tree.root()).toString('hex')
      if (hidden > 0) return compareRoot(root, signed)
      return compareHashes(content.digest('hex'), root, signed)
    },
  }
}

/** Of what a release can say one thing only; of a figure, several may be known from several sources. */
function subjectOf(row: ReleaseRow): string | undefined {
  switch (row.kind) {
    case 'cell':
      return cellKey(row)
    case 'collected':
      return row.measure
    case 'figure':
      return undefined
  }
}

function isHidden(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && 'hidden' in value
}

function canonicalValue(line: Uint8Array): JsonValue | undefined {
  try {
    return parseCanonical(line)
  } catch (error) {
    if (isCitxError(error, 'BAD_MANIFEST')) return undefined
    throw error
  }
}

function more(wrong: number, findings: readonly Finding[]): Finding {
  const { kind = 'row-not-of-contract' } = findings.at(-1) ?? {}
  return { kind, message: `and ${wrong - findings.length} more findings about rows` }
}

function compareCount(found: number, signed: number): Finding[] {
  if (found === signed) return []
  const difference = Math.abs(found - signed)
  return found < signed
    ? [{ kind: 'rows-missing', message: `${difference} of the ${signed} signed rows are missing` }]
    : [
        {
          kind: 'rows-added',
          message: `there are ${difference} rows more than the ${signed} signed`,
        },
      ]
}

/** The content hash is over all rows; the root is reached from some, and the hashes of the others. */
function compareRoot(merkleRoot: string, { merkleRoot: root }: Manifest): Finding[] {
  if (merkleRoot === root) return []
  return [
    {
      kind: 'content-changed',
      message: `the excerpt is not of the rows that were signed: it leads to the Merkle root ${merkleRoot}, and ${root} was signed`,
    },
  ]
}

function compareHashes(contentHash: string, merkleRoot: string, signed: Manifest): Finding[] {
  const { contentHash: content, merkleRoot: root } = signed
  if (contentHash === content && merkleRoot === root) return []
  if (contentHash !== content && merkleRoot !== root)
    return [
      {
        kind: 'content-changed',
        message: `the rows are not those that were signed: their content hash is ${contentHash}, and ${content} was signed; a sound copy would tell which row was changed`,
      },
    ]
  const [what, found, wanted] =
    contentHash === content
      ? ['Merkle root', merkleRoot, root]
      : ['content hash', contentHash, content]
  return [
    {
      kind: contentHash === content ? 'root-changed' : 'content-changed',
      message: `the manifest contradicts itself: the ${what} of its rows is ${found}, and ${wanted} was signed`,
    },
  ]
}
