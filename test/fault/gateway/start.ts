import { createClient } from './ask-gateway.ts'
import { startGatewayProcess } from './gateway-process.ts'

export interface StartFigures {
  /** From the first line of the program until it could be asked, while every agency is dead. */
  readonly readyMs: number
  /** Until it said of each that it is down. */
  readonly firstAnswerMs: number
  readonly allDown: boolean
}

/** Starts a gateway all of whose agencies are dead. */
export async function measureStart(): Promise<StartFigures> {
  const startedMs = performance.now()
  await using gateway = await startGatewayProcess({})
  const ids = Array.from({ length: 20 }, (_, index) => `dead-${index}`)
  await gateway.admit(ids.map((id) => ({ id, url: `http://127.0.0.1:1/${id}/graphql` })))
  await using client = await createClient(gateway, 'university')
  const { text } = await client.ask('{ agencies { name contract } }')
  const { extensions } = JSON.parse(text)
  const states: readonly { readonly status: string }[] = extensions.participation
  return {
    readyMs: Math.round(gateway.readyMs),
    firstAnswerMs: Math.round(performance.now() - startedMs),
    allDown: states.length === ids.length && states.every(({ status }) => status === 'DOWN'),
  }
}
