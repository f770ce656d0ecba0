import {
  buildClientSchema,
  findBreakingChanges,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql'
import type { Problem } from '@citx/kit/errors/citx-error.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import type { AskGraphql } from './ask-graphql.ts'

/** What an agency's schema lacks of the contract, or has otherwise. It may have more. */
export async function findContractProblems(ask: AskGraphql): Promise<readonly Problem[]> {
  const { status, body } = await ask(getIntrospectionQuery())
  const data = dataOf(body)
  if (data === undefined)
    return [{ message: `it does not show its schema to a valid grant (status ${status})` }]
  try {
    const served = buildClientSchema(data)
    return findBreakingChanges(buildContract('agency'), served).map(({ description }) => ({
      message: description,
    }))
  } catch (error) {
    return [{ message: `its schema cannot be read: ${String(error)}` }]
  }
}

function dataOf(body: unknown): IntrospectionQuery | undefined {
  if (typeof body !== 'object' || body === null || !('data' in body)) return undefined
  const { data } = body
  if (typeof data !== 'object' || data === null || !('__schema' in data)) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildClientSchema checks what it is given, and throws
  return data as unknown as IntrospectionQuery
}
