import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { listen } from '../../integration/gateway/support/listen.ts'
import { createClient } from './ask-gateway.ts'
import { startGatewayProcess } from './gateway-process.ts'

export interface FloodFigures {
  readonly flood: string
  readonly status: string
  readonly reason: string
  /** Growth of the most memory that the gateway ever had, in megabytes. */
  readonly peakGrowthMb: number
  /** What the agency got rid of, in megabytes. */
  readonly sentMb: number
}

const MB = 1024 * 1024
/** What one answer may have. */
export const CAP_MB = 4

const floods: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a length of 200 MB': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 200 * MB })
    pour(response, 200)
  },
  '200 MB in chunks': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    pour(response, 200)
  },
  'a bomb that is called gzip': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(bomb)
  },
  'a bomb that is not': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(bomb)
  },
  'one text of 3 MB, all of it escapes': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(`{"data":{"agencies":["${'\\n'.repeat(1.5 * MB)}"]}}`)
  },
  'one text of 3 MB': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(`{"data":{"agencies":["${'x'.repeat(3 * MB)}"]}}`)
  },
}

const bomb = gzipSync(Buffer.alloc(200 * MB, 'x'))

/** Lets an agency flood a gateway in each way, several questions at a time. */
export async function measureFloods(atOnce = 4): Promise<readonly FloodFigures[]> {
  let sent = 0
  let flood = answerEmpty
  await using agency = await listen(
    createServer((request, response) => {
      request.resume()
      const { socket } = request
      response.on('close', () => (sent += socket.bytesWritten))
      flood(response)
    }),
  )
  await using gateway = await startGatewayProcess({
    agencies: { maxAnswerBytes: CAP_MB * MB, breakerFailures: 1_000_000 },
  })
  await gateway.admit([{ id: 'flood', url: `${agency.url}/graphql` }])
  await using client = await createClient(gateway, 'university')
  const ask = async () => {
    const { text } = await client.ask('{ agencies { id contract } }')
    return JSON.parse(text).extensions.participation[0]
  }
  for (let warm = 0; warm < 10; warm += 1) await ask()

  const figures: FloodFigures[] = []
  for (const [name, pouring] of Object.entries(floods)) {
    flood = pouring
    sent = 0
    const before = (await gateway.memory()).peak
    const [state] = await Promise.all(Array.from({ length: atOnce }, ask))
    const after = (await gateway.memory()).peak
    figures.push({
      flood: name,
      status: state.status,
      reason: state.reason,
      peakGrowthMb: Math.round((after - before) / MB),
      sentMb: Math.round(sent / MB),
    })
  }
  return figures
}

function answerEmpty(response: ServerResponse): void {
  response.end('{}')
}

const piece = Buffer.alloc(MB, '[')

/** As fast as it is read, until it is hung up on. */
function pour(response: ServerResponse, megabytes: number): void {
  let left = megabytes
  const next = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(piece)) return void response.once('drain', next)
    }
    response.end()
  }
  next()
}
