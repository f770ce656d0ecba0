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
  const named = options.gateway ?? env['CITX_GATEWAY']
  const given = await givenToken(options.tokenFile, env['CITX_TOKEN'])
  const sample = await findSampleNetwork(options.data)
  const url = named ?? requireSample(sample, options.data).gateway
  if (given !== undefined) return { url, token: given }
  const { tokens } = requireSampleAt(sample, (network) => network.gateway, url)
  return { url, token: await readToken(sampleToken(tokens, options.as ?? 'analyst')) }
}

/** Directory and administrator token, from options, CITX_DIRECTORY and CITX_ADMINISTRATOR_TOKEN, or the sample network. */
export async function directorySettings(
  terminal: Terminal,
  options: SettingOptions,
): Promise<ExchangeSettings> {
  const { env } = terminal
  const named = options.directory ?? env['CITX_DIRECTORY']
  const given = await givenToken(options.tokenFile, env['CITX_ADMINISTRATOR_TOKEN'])
  const sample = await findSampleNetwork(options.data)
  const url = named ?? requireSample(sample, options.data).directory
  if (given !== undefined) return { url, token: given }
  const { administratorToken } = requireSampleAt(sample, (network) => network.directory, url)
  return { url, token: await readToken(administratorToken) }
}

async function givenToken(
  file: string | undefined,
  fromEnvironment: string | undefined,
): Promise<Secret<string> | undefined> {
  if (file !== undefined) return readToken(file)
  return fromEnvironment === undefined ? undefined : new Secret(fromEnvironment)
}

async function readToken(path: string): Promise<Secret<string>> {
  const bytes = await readSecretFile(path)
  return new Secret(Buffer.from(bytes).toString('utf8').trim())
}

function sampleToken(tokens: NetworkFile['tokens'], as: string): string {
  const path = tokens[as]
  if (path === undefined)
    throw new CitxError(
      'BAD_USAGE',
      `the sample network has no token for "${as}"; choose one of ${Object.keys(tokens).join(', ')}`,
    )
  return path
}

function requireSample(network: NetworkFile | undefined, data: string): NetworkFile {
  if (network === undefined)
    throw new CitxError(
      'BAD_USAGE',
      `there is no running sample network in ${data}; start one with "npm start", or name a gateway with --gateway and --token-file`,
    )
  return network
}

/** The sample network's tokens are for its own addresses alone: another host must not be sent one. */
function requireSampleAt(
  network: NetworkFile | undefined,
  addressIn: (network: NetworkFile) => string,
  url: string,
): NetworkFile {
  if (network === undefined || addressIn(network) !== url)
    throw new CitxError(
      'BAD_USAGE',
      `${url} is not of the sample network, so none of its tokens is sent there; name one with --token-file`,
    )
  return network
}

/** What the running sample network of a data folder left there; undefined when there is none. */
export async function findSampleNetwork(data: string): Promise<NetworkFile | undefined> {
  const path = join(data, 'sample', 'network.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : networkFile.parse(JSON.parse(text))
}
