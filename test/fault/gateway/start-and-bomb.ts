import { createClient, median } from './ask-gateway.ts'
import { startFleet } from './fleet.ts'
import { startGatewayProcess } from './gateway-process.ts'
import { FIELDS } from './truth.ts'

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

export interface BombFigures {
  readonly bombs: number
  /** Until a bomb was refused. */
  readonly refusalMs: number
  readonly allRefused: boolean
  readonly calmMs: number
  readonly bombedMs: number
  /** Of the medians: how much slower another client is answered while one sends bombs. */
  readonly ratio: number
}

/** Fragments in fragments: small to send, and without a limit half a minute of work. */
export const BOMB = bombOf(14)

/** One client sends a bomb every so often, another asks what it always asks. */
const EVERY_MS = 50

/** Compares the times of a client while another sends fragment bombs, and while it does not, in turn. */
export async function measureBomb({
  rounds,
  questions,
}: {
  rounds: number
  questions: number
}): Promise<BombFigures> {
  const timing = { slowMs: 0, tooSlowMs: 0 }
  await using fleet = await startFleet({ count: 10, badShare: 0, random: Math.random, timing })
  await using gateway = await startGatewayProcess({})
  await gateway.admit(fleet.agencies.map(({ id, url }) => ({ id, url })))
  await using victim = await createClient(gateway, 'university')
  await using bomber = await createClient(gateway, 'ministry')
  const ask = async () => (await victim.ask(`{ agencies { id name ${FIELDS} } }`)).milliseconds
  for (let warm = 0; warm < questions; warm += 1) await ask()

  const [calm, bombed, refusals]: [number[], number[], number[]] = [[], [], []]
  let allRefused = true
  const bomb = async () => {
    const { status, milliseconds, text } = await bomber.ask(BOMB)
    refusals.push(milliseconds)
    allRefused &&= status === 400 && text.includes('COST_EXCEEDED')
  }
  for (let round = 0; round < rounds; round += 1) {
    calm.push(median(await repeat(questions, ask)))
    const sending: Promise<void>[] = []
    const bombing = setInterval(() => {
      sending.push(bomb())
    }, EVERY_MS)
    bombed.push(median(await repeat(questions, ask)))
    clearInterval(bombing)
    await Promise.all(sending)
  }
  const [calmMs, bombedMs] = [median(calm), median(bombed)]
  return {
    bombs: refusals.length,
    refusalMs: round1(median(refusals)),
    allRefused,
    calmMs: round1(calmMs),
    bombedMs: round1(bombedMs),
    ratio: Math.round((bombedMs / calmMs) * 100) / 100,
  }
}

async function repeat(times: number, ask: () => Promise<number>): Promise<number[]> {
  const results: number[] = []
  for (let time = 0; time < times; time += 1) results.push(await ask())
  return results
}

function round1(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}

function bombOf(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = level + 1 === levels ? 'contract' : `...F${level + 1} ...F${level + 1}`
    return `fragment F${level} on Agency { a${level}: measures { measure } ${next} }`
  })
  return `{ agencies { x: journey(id: "ALL") { journeyId } ...F0 } }\n${fragments.join('\n')}`
}
