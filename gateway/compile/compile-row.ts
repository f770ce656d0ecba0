import type { FieldNode, GraphQLObjectType, OperationDefinitionNode } from 'graphql'
import { EMPTY_KEY } from '../document/resolve-directives.ts'
import { isEntryField } from '../assemble/entry-texts.ts'
import type { PrepareQuestion } from '../scatter/question.ts'
import { collectFields, setsUnder, type Fragments } from './collect-fields.ts'
import { mergeField } from './merge-selection.ts'
import type { AgencyPlan, RowPart } from './plan.ts'
import { writeQuestion } from './write-question.ts'

export interface RowSource {
  /** Agency of the agencies' contract. */
  readonly agency: GraphQLObjectType
  readonly prepare: PrepareQuestion
  readonly fragments: Fragments
  readonly operation: OperationDefinitionNode
}

/**
 * Tells what of a selection on Agency the directory knows, and what the agencies are asked. Undefined when anything in it
 * comes from elsewhere, such as the catalogue.
 */
export function compileRow(
  source: RowSource,
  nodes: readonly FieldNode[],
): Pick<AgencyPlan, 'row' | 'question'> | undefined {
  const row: RowPart[] = []
  const asked: FieldNode[] = []
  for (const [key, group] of collectFields(source.fragments, 'Agency', setsUnder(nodes))) {
    const field = group[0]?.name.value ?? ''
    const name = `${JSON.stringify(key)}:`
    if (key === EMPTY_KEY) continue
    if (field === '__typename') row.push({ kind: 'constant', text: `${name}"Agency"` })
    else if (isEntryField(field)) row.push({ kind: 'entry', name, field })
    else {
      const merged = mergeField(source.fragments, source.agency, group)
      if (merged === undefined) return undefined
      row.push({ kind: 'answer', key, index: asked.length, nodes: group })
      asked.push(merged)
    }
  }
  if (asked.length === 0) return { row, question: undefined }
  return { row, question: source.prepare(writeQuestion(asked, source.operation), {}) }
}
