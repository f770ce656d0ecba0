import { GraphQLError } from 'graphql'
import type { FoundPlan } from '../compile/find-plan.ts'
import type { AgencyPlan, Constant, Values } from '../compile/plan.ts'
import type { GatewayContext } from '../context.ts'
import { scatter } from '../scatter/scatter.ts'
import { assemble, type AnsweredRoot, type Assembled } from './assemble.ts'

type Chosen = Omit<AnsweredRoot, 'gathered'>

/**
 * Asks what a plan asks, all at once, and assembles the answer. Undefined, with nobody asked, when the arguments of a root
 * field do not fit: plain stitching says what is wrong with them.
 */
export function runPlan(
  { plan, values }: FoundPlan,
  context: GatewayContext,
): Promise<Assembled> | undefined {
  const chosen: (Constant | Chosen)[] = []
  for (const field of plan.fields) {
    const places = field.kind === 'constant' ? undefined : tryChoose(field, values, context)
    if (field.kind === 'constant') chosen.push(field)
    else if (places === undefined) return undefined
    else chosen.push({ root: field, places })
  }
  return ask(chosen, values, context)
}

async function ask(
  chosen: readonly (Constant | Chosen)[],
  values: Values,
  context: GatewayContext,
): Promise<Assembled> {
  const answered = await Promise.all(
    chosen.map(async (field) => {
      if ('kind' in field) return field
      const { question } = field.root
      if (question === undefined) return { ...field, gathered: undefined }
      const ids = field.places.filter((id) => id !== undefined)
      return { ...field, gathered: await scatter(question, values, ids, context) }
    }),
  )
  return assemble(answered, context.members)
}

function tryChoose(
  { choose }: AgencyPlan,
  values: Values,
  { members }: GatewayContext,
): Chosen['places'] | undefined {
  try {
    return choose(values, members)
  } catch (error) {
    if (error instanceof GraphQLError) return undefined
    throw error
  }
}
