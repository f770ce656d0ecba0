import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { silentLogger, type Logger } from '@citx/kit/log/logger.ts'
import { publicKeyOf } from '@citx/kit/proof/ed25519-key.ts'
import { TOKEN_SECONDS, type SampleNetwork } from './network.ts'

const secret = { mode: 0o600 }

/**
 * Leaves in the data folder what other commands need to find the running network: its addresses and ready tokens, which are
 * made anew before they expire. Taken away when the network stops.
 */
export async function announceNetwork(
  network: SampleNetwork,
  dataDir: string,
  log: Logger = silentLogger,
): Promise<AsyncDisposable> {
  const folder = join(dataDir, 'sample')
  await mkdir(folder, { recursive: true })
  const tokens = Object.fromEntries(
    network.secrets.clients.map(({ id }) => [id, join(folder, `${id}.token`)]),
  )
  await writeTokens(network, tokens)
  const administratorToken = join(folder, 'administrator.token')
  await writeFile(administratorToken, network.secrets.administratorToken.reveal(), secret)
  const announcement = join(folder, 'network.json')
  const content = {
    gateway: network.gatewayUrl,
    directory: network.directory.url,
    directoryDocument: network.directory.documentUrl,
    directoryKey: publicKeyOf(network.secrets.directoryKey),
    tokens,
    administratorToken,
  }
  await writeFile(announcement, `${JSON.stringify(content, null, 2)}\n`)
  let renewed = Promise.resolve()
  const renew = () => {
    renewed = writeTokens(network, tokens).catch((error: unknown) =>
      log.warn({ err: error }, 'the tokens of the sample network could not be renewed'),
    )
  }
  const renewal = setInterval(renew, (TOKEN_SECONDS * 1000) / 2)
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(renewal)
      await renewed
      const left = [announcement, administratorToken, ...Object.values(tokens)]
      await Promise.all(left.map((path) => rm(path, { force: true })))
    },
  }
}

async function writeTokens(
  network: SampleNetwork,
  tokens: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { id } of network.secrets.clients)
    await writeFile(tokens[id] ?? '', await network.tokenFor(id), secret)
}
