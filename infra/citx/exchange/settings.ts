import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Secret } from '@citx/kit/config/secret.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { readSecretFile } from '@citx/kit/proof/secret-file.ts'
import { publicKey } from '@citx/schema/directory/document.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Where to ask, and as whom. */
export interface ExchangeSettings {
  readonly url: string
  readonly token: Secret<string>
}

export interface SettingOptions {
  readonly data: string
  readonly gateway?: string
  readonly directory?: string
  readonly tokenFile?: string
  /** Whose token of the sample network to use. */
  readonly as?: string
}

/** What a running sample network leaves in its folder, so that other commands find it. */
export const networkFile = z.object({
  gateway: z.url(),
  directory: z.url(),
  tokens: z.record(z.string(), z.string()),
  administratorToken: z.string(),
  /** Where the directory's signed document is, and the key that signs it. */
  directoryDocument: z.url().optional(),
  directoryKey: publicKey.optional(),
})
export type NetworkFile = z.infer<typeof networkFile>

/** Gateway and token from options, from CITX_GATEWAY and CITX_TOKEN, or from the sample network of the data folder. */
export async function gatewaySettings(
  terminal: Terminal,
  options: SettingOptions,
): Promise<ExchangeSettings> {
  const { env } = terminal
  const url = options.gateway ?? env['CITX_GATEWAY'] ?? (await sampleNetwork(options.data)).gateway
  return { url, token: await findToken(env['CITX_TOKEN'], options, sampleToken) }
}

/** Directory and administrator token, from options, CITX_DIRECTORY and CITX_ADMINISTRATOR_TOKEN, or the sample network. */
export async function directorySettings(
  terminal: Terminal,
  options: SettingOptions,
): Promise<ExchangeSettings> {
  const { env } = terminal
  const url =
    options.directory ?? env['CITX_DIRECTORY'] ?? (await sampleNetwork(options.data)).directory
  const token = await findToken(
    env['CITX_ADMINISTRATOR_TOKEN'],
    options,
    (network) => network.administratorToken,
  )
  return { url, token }
}

async function findToken(
  fromEnvironment: string | undefined,
  options: SettingOptions,
  pathIn: (network: NetworkFile, as: string) => string,
): Promise<Secret<string>> {
  if (options.tokenFile === undefined && fromEnvironment !== undefined)
    return new Secret(fromEnvironment)
  const path =
    options.tokenFile ?? pathIn(await sampleNetwork(options.data), options.as ?? 'analyst')
  return new Secret(
    Buffer.from(await readSecretFile(path))
      .toString('utf8')
      .trim(),
  )
}

function sampleToken(network: NetworkFile, as: string): string {
  const path = network.tokens[as]
  if (path === undefined)
    throw new CitxError(
      'BAD_USAGE',
      `the sample network has no token for "${as}"; choose one of ${Object.keys(network.tokens).join(', ')}`,
    )
  return path
}

async function sampleNetwork(data: string): Promise<NetworkFile> {
  const network = await findSampleNetwork(data)
  if (network === undefined)
    throw new CitxError(
      'BAD_USAGE',
      `there is no running sample network in ${data}; start one with "npm start", or name a gateway with --gateway and --token-file`,
    )
  return network
}

/** What the running sample network of a data folder left there; undefined when there is none. */
export async function findSampleNetwork(data: string): Promise<NetworkFile | undefined> {
  const path = join(data, 'sample', 'network.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : networkFile.parse(JSON.parse(text))
}
