import type { Hash128 } from '../../records/sip-hash.ts'
import { createIdentifierHash, type IdentifierKeys } from '../identify/identifier-hash.ts'
import { createFrequentSubject, type FrequentSubject } from '../identify/frequent-subject.ts'
import { spellSubject } from '../identify/subject-spelling.ts'
import type { RecordRule } from '../mapping/records.ts'
import type { Row } from '../read/source.ts'
import type { BoundColumn, ColumnBinder } from './columns.ts'
import type { Problem } from './outcome.ts'
import { normalizeText } from './text.ts'

/** Whose record it is, and which. */
export interface Identity {
  readonly recordId: Hash128
  readonly subject: Hash128
}

interface IdentityContext {
  readonly columns: ColumnBinder
  readonly source: string
  readonly keys: IdentifierKeys
}

/** Makes the identity of a rule's records ready, and watches for a value that stands for many people. */
export function bindIdentity(
  rule: RecordRule,
  { columns, keys, source }: IdentityContext,
): { readonly identify: (row: Row) => Identity | Problem; readonly subjects: FrequentSubject } {
  const idColumns = rule.id.map((name) => columns.bind(name))
  const subjectColumns = rule.subject?.columns.map((name) => columns.bind(name)) ?? []
  const hashId = createIdentifierHash(keys.record, `${source} ${rule.name}`)
  const hashSubject = createIdentifierHash(keys.subject, rule.subject?.nameSpace ?? source)
  const problem = (code: 'no-record-id' | 'bad-record-id', message: string): Problem => ({
    kind: 'problem',
    code,
    message,
    column: rule.id.join(' + '),
    index: idColumns[0]?.index,
  })
  const noId = problem('no-record-id', 'a blank where the id of the record should be')
  const badId = problem('bad-record-id', 'an id longer than any id is')
  const nobody = new Set(rule.subject?.nobody?.map((text) => withoutCase(spellSubject(text))))
  const isNobody = (cells: readonly string[]) =>
    cells.every((cell) => cell === '' || (nobody.size > 0 && nobody.has(withoutCase(cell))))
  const subjects = createFrequentSubject()
  const identify = (row: Row): Identity | Problem => {
    const cells = trimmedCells(idColumns, row)
    if (cells === undefined) return noId
    const recordId = hashId(cells)
    if (recordId === undefined) return badId
    const named = trimmedCells(subjectColumns, row)?.map(spellSubject)
    if (named === undefined || isNobody(named)) return { recordId, subject: recordId }
    const subject = hashSubject(named)
    if (subject === undefined) return badId
    subjects.note(subject)
    return { recordId, subject }
  }
  return { identify, subjects }
}

function withoutCase(text: string): string {
  return normalizeText(text, 'ignore-case')
}

/** undefined where all of them are blank, or stand for an absent value: `anonymous` is not one person. */
function trimmedCells(bound: readonly BoundColumn[], row: Row): readonly string[] | undefined {
  const cells: string[] = []
  let isBlank = true
  for (const column of bound) {
    const text = column.absence(row) === undefined ? column.text(row).trim() : ''
    if (text !== '') isBlank = false
    cells.push(text)
  }
  return isBlank ? undefined : cells
}
