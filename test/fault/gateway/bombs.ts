import { createClient, median, type Client } from './ask-gateway.ts'
import { startFleet } from './fleet.ts'
import { startGatewayProcess, type GatewayProcess } from './gateway-process.ts'
import { FIELDS } from './truth.ts'

export interface BombFigures {
  readonly bomb: string
  readonly bombs: number
  readonly perSecond: number
  /** Until a bomb was refused. */
  readonly refusalMs: number
  /** What one costs the gateway, in milliseconds of a processor. */
  readonly cpuMs: number
  readonly allRefused: boolean
  readonly calmMs: number
  readonly bombedMs: number
  /** Of the medians: how much slower another client is answered while one sends bombs. */
  readonly ratio: number
}

/** Small to send, and without a limit half a minute of work. */
const bombs: Readonly<Record<string, (index: number) => string>> = {
  'one text again and again': () => nested(14, 'F'),
  'ever new texts': (index) => nested(14, `N${index}x`),
  'ever new texts as large as may be': (index) => nested(240, `L${index}x`),
}

/** One client sends a bomb so often, another asks what it always asks. */
const EVERY_MS = 50

export interface BombOptions {
  /** Of short times with bombs, and as many without, in turn. */
  readonly rounds: number
  /** In each of them. */
  readonly questions: number
}

/** Compares the times of a client while another sends fragment bombs, and while it does not. */
export async function measureBombs(options: BombOptions): Promise<readonly BombFigures[]> {
  const timing = { slowMs: 0, tooSlowMs: 0 }
  await using fleet = await startFleet({ count: 10, badShare: 0, random: Math.random, timing })
  await using gateway = await startGatewayProcess({})
  await gateway.admit(fleet.agencies.map(({ id, url }) => ({ id, url })))
  await using victim = await createClient(gateway, 'university')
  await using bomber = await createClient(gateway, 'ministry')
  const ask = async () => (await victim.ask(`{ agencies { id name ${FIELDS} } }`)).milliseconds
  await repeat(100, ask)
  const figures: BombFigures[] = []
  for (const [name, textOf] of Object.entries(bombs)) {
    const sender = createSender(bomber, textOf)
    await repeat(50, sender.send)
    const cpuMs = await cpuOf(gateway, 200, sender.send)
    const compared = await compare(options, ask, sender)
    figures.push({ bomb: name, cpuMs, ...sender.figures(), ...compared })
  }
  return figures
}

interface Sender {
  readonly send: () => Promise<number>
  figures(): Pick<BombFigures, 'bombs' | 'refusalMs' | 'allRefused'>
}

function createSender(bomber: Client, textOf: (index: number) => string): Sender {
  const refusals: number[] = []
  let allRefused = true
  let sent = 0
  return {
    async send() {
      const { status, milliseconds, text } = await bomber.ask(textOf((sent += 1)))
      refusals.push(milliseconds)
      allRefused &&= status === 400 && text.includes('COST_EXCEEDED')
      return milliseconds
    },
    figures: () => ({ bombs: refusals.length, refusalMs: round1(median(refusals)), allRefused }),
  }
}

async function cpuOf(gateway: GatewayProcess, times: number, send: Sender['send']) {
  const before = await gateway.cpuMs()
  await repeat(times, send)
  return Math.round(((await gateway.cpuMs()) - before) * (100 / times)) / 100
}

/** Short times of both kinds in turn, the first of each pair by turns as well, so that a busy machine is busy for both. */
async function compare({ rounds, questions }: BombOptions, ask: Sender['send'], sender: Sender) {
  const [calm, bombed]: [number[], number[]] = [[], []]
  let [sent, bombedForMs] = [0, 0]
  const askCalmly = async () => void calm.push(...(await repeat(questions, ask)))
  const askAmongBombs = async () => {
    const startedMs = performance.now()
    const sending: Promise<number>[] = []
    const bombing = setInterval(() => sending.push(sender.send()), EVERY_MS)
    sending.push(sender.send())
    bombed.push(...(await repeat(questions, ask)))
    clearInterval(bombing)
    bombedForMs += performance.now() - startedMs
    sent += sending.length
    await Promise.all(sending)
  }
  for (let round = 0; round < rounds; round += 1) {
    const both = [askCalmly, askAmongBombs]
    for (const one of round % 2 === 0 ? both : both.toReversed()) await one()
  }
  const [calmMs, bombedMs] = [median(calm), median(bombed)]
  return {
    perSecond: Math.round((1_000 * sent) / bombedForMs),
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

/** Fragments in fragments, each spread twice. */
function nested(levels: number, name: string): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = level + 1 === levels ? 'contract' : `...${name}${level + 1} ...${name}${level + 1}`
    return `fragment ${name}${level} on Agency { a${level}: measures { measure } ${next} }`
  })
  return `{ agencies { x: journey(id: "ALL") { journeyId } ...${name}0 } }\n${fragments.join('\n')}`
}
