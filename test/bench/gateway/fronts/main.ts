import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Asked } from '../contenders/contender.ts'
import { installPeers, PEERS_FOLDER } from '../contenders/install-peers.ts'
import { createCheckBody } from '../load/check-body.ts'
import type { Subject } from '../load/subject.ts'
import { startProcess, type MeasuredProcess } from '../measure/start-process.ts'
import { takeTurns } from '../measure/take-turns.ts'
import { formatRuns } from '../report/format-table.ts'

/**
 * What the HTTP front costs: `{ hello }` through Apollo Server behind each of its integrations, behind ours, and a bare server
 * that answers without Apollo.
 */
const FRONTS = ['bare', 'handler', 'fastify', 'express5', 'standalone'] as const
const CLIENTS = 16

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const tell = (what: string) => process.stderr.write(`${what}\n`)
await installPeers(tell)
await using started = new AsyncDisposableStack()
const subjects: Subject[] = []
for (const front of FRONTS)
  subjects.push(await startFront(front, join(PEERS_FOLDER, 'front.js'), { front }))
subjects.push(await startFront('ours', join(import.meta.dirname, 'ours.ts'), {}))

const runs = await takeTurns(subjects, {
  rounds: values.quick ? 3 : 7,
  warmUpCpuMs: values.quick ? 300 : 1500,
  atLeast: { seconds: values.quick ? 0.5 : 2, queries: 1 },
  authorizations: Array.from({ length: CLIENTS }, (_, client) => `Bearer ${client}`),
  upstream: { askedSoFar: async () => ({ requests: 0, notModified: 0 }) },
})
process.stdout.write(values.json ? `${JSON.stringify({ runs })}\n` : formatRuns(runs))

async function startFront(name: string, program: string, orders: object): Promise<Subject> {
  const ready = z.object({ url: z.string() })
  const running = started.use(await startProcess({ program, orders, ready }))
  return subjectOf({ name, process: running }, running)
}

function subjectOf(
  contender: Asked,
  { ready }: MeasuredProcess & { readonly ready: { url: string } },
) {
  return {
    contender,
    workload: 'hello',
    agencies: 0,
    question: { url: ready.url, body: JSON.stringify({ query: '{ hello }' }) },
    check: createCheckBody(contender.name, ({ hello }) =>
      hello === 'world' ? undefined : `it said ${String(hello)}`,
    ),
  }
}
