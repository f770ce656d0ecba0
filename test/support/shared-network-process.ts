import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger as log } from '@citx/kit/log/logger.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { CLIENT_IDS } from '@citx/sample/network/members.ts'
import { startSampleNetwork } from '@citx/sample/network/network.ts'

// Runs the sample network that the tests of one run share, until standard input ends. Prints its address and its tokens.
const months = ['2024-12', '2025-12', '2026-03', '2026-04', '2026-07', '2026-08', '2026-09']
const ended = once(process.stdin.resume(), 'close')

await using started = new AsyncDisposableStack()
const dataDir = await mkdtemp(join(tmpdir(), 'citx-shared-network-'))
await chmod(dataDir, 0o711)
started.defer(() => rm(dataDir, { recursive: true, force: true }))
const postgres = started.use(
  await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: false, log }),
)
const network = started.use(await startSampleNetwork({ dataDir, postgres, log, months }))
const tokens = await Promise.all(
  CLIENT_IDS.map(async (client) => [client, await network.tokenFor(client)] as const),
)
process.stdout.write(
  `${JSON.stringify({ gatewayUrl: network.gatewayUrl, tokens: Object.fromEntries(tokens) })}\n`,
)
await ended
