import type { FieldNode, FragmentDefinitionNode, GraphQLResolveInfo } from 'graphql'
import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import { collectFields, setsUnder } from '../compile/collect-fields.ts'
import type { GatewayContext } from '../context.ts'
import { entryFields } from './entry-fields.ts'

type EntryObject = Readonly<Record<string, unknown>>

const objects = new WeakMap<AgencyEntry, EntryObject>()
const answers = new WeakMap<readonly FieldNode[], boolean>()

/**
 * An agency as the directory describes it, where nothing else is asked of it: then there is nobody to delegate to. Undefined
 * where somebody else must be asked too, or where the directory does not know it.
 */
export function resolveEntry(
  id: string,
  { members }: GatewayContext,
  info: GraphQLResolveInfo,
): EntryObject | undefined {
  const entry = members.findAgency(id)
  return entry !== undefined && isAboutEntry(info) ? objectOf(entry) : undefined
}

/** One execution gives each field one list of nodes, so this is worked out once for a list of agencies. */
function isAboutEntry({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  let known = answers.get(fieldNodes)
  if (known === undefined) {
    const named = new Map<string, FragmentDefinitionNode>(Object.entries(fragments))
    const fields = [...collectFields(named, 'Agency', setsUnder(fieldNodes)).values()]
    known = fields.every(([node]) => {
      const name = node?.name.value ?? ''
      return name === '__typename' || Object.hasOwn(entryFields, name)
    })
    answers.set(fieldNodes, known)
  }
  return known
}

function objectOf(entry: AgencyEntry): EntryObject {
  let object = objects.get(entry)
  if (object === undefined) {
    const fields = Object.entries(entryFields).map(([name, tell]) => [name, tell(entry)] as const)
    objects.set(entry, (object = Object.fromEntries(fields)))
  }
  return object
}
