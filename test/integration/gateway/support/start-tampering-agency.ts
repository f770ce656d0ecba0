import type { ServerResponse } from 'node:http'
import { execute, parse } from 'graphql'
import { factsOf } from './agency-facts.ts'
import { fixedAgencySchema } from './start-fixed-agency.ts'
import { sendJson, startRawAgency, type RawAgency, type RawQuestion } from './start-raw-agency.ts'

/** The answer that an agency in good order would give, fresh for each question, for a test to spoil. */
export interface Truth {
  readonly body: { data: Record<string, unknown> }
  /** Its row: the only one of the first root field. */
  readonly row: Record<string, unknown>
  readonly rootKey: string
  readonly question: RawQuestion
}

export type Tamper = (truth: Truth, response: ServerResponse) => void

/** An agency that knows the truth, however it is asked, and sends what the test makes of it. */
export function startTamperingAgency(id: string, tamper: Tamper): Promise<RawAgency> {
  const answer = createTruthTeller(id)
  return startRawAgency(id, (response, question) => tamper(answer(question), response))
}

/** Answers questions as an agency with these facts does. */
export function createTruthTeller(
  id: string,
): (question: Pick<RawQuestion, 'query' | 'variables'>) => Truth {
  const schema = fixedAgencySchema({ id, agency: factsOf(id) })
  return (asked) => {
    const { query, variables } = asked
    const result = execute({ schema, document: parse(query), variableValues: variables })
    if (result instanceof Promise || result.data == null)
      throw new Error(`the question is wrong: ${JSON.stringify(result)}`)
    // As any client would read it, without the prototypes of the executor's objects.
    const data: Record<string, unknown> = JSON.parse(JSON.stringify(result.data))
    const [rootKey = ''] = Object.keys(data)
    const question = { headers: {}, text: '', ...asked }
    return { body: { data }, row: firstRow(data[rootKey]), rootKey, question }
  }
}

function firstRow(rows: unknown): Record<string, unknown> {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : []
  const row = list[0]
  if (typeof row !== 'object' || row === null) throw new Error('an agency answers with its row')
  return Object.assign(row)
}

/** Sends the truth after a change to its row. */
export function changed(change: (row: Record<string, unknown>) => void): Tamper {
  return ({ body, row }, response) => {
    change(row)
    sendJson(response, body)
  }
}

/** Sends the text of the truth after a change. */
export function rewritten(rewrite: (text: string, truth: Truth) => string): Tamper {
  return (truth, response) => sendJson(response, rewrite(JSON.stringify(truth.body), truth))
}

/** Puts a value wherever a row first has a member of this name. */
export function put(row: unknown, name: string, value: unknown): void {
  const holder = findHolder(row, name)
  if (holder === undefined) throw new Error(`nothing is called ${name}`)
  holder[name] = value
}

/** Takes away the first member of this name. */
export function take(row: unknown, name: string): void {
  const holder = findHolder(row, name)
  if (holder === undefined) throw new Error(`nothing is called ${name}`)
  delete holder[name]
}

/** The first object, depth first, that has a member of this name. */
export function findHolder(value: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, name)) return Object.assign(value)
  for (const inner of Object.values(value)) {
    const found = findHolder(inner, name)
    if (found !== undefined) return found
  }
  return undefined
}
