import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { readSignedDocument } from '@citx/kit/proof/signed-document.ts'
import type { TrustedKey } from '@citx/kit/release/verify-manifest.ts'
import {
  DIRECTORY_TYPE,
  directoryDocument,
  publicKey,
  type DirectoryDocument,
  type PublicKey,
} from '@citx/schema/directory/document.ts'
import { findSampleNetwork } from '../exchange/settings.ts'

export interface KeyOptions {
  readonly data: string
  /** File of a public key. */
  readonly key?: string
  readonly directory?: string
  /** File of the directory's own public key. */
  readonly directoryKey?: string
}

/** Whose keys are trusted, and the list of members when they come from a directory. */
export interface Trust {
  readonly keys: readonly TrustedKey[]
  readonly directory?: DirectoryDocument
}

/** Keys of `--key`, else those that a directory lists for its agencies. */
export async function readTrust(options: KeyOptions, signal: AbortSignal): Promise<Trust> {
  if (options.key !== undefined) {
    const keys = await readPublicKeys(options.key)
    return { keys: keys.map((key) => ({ key })) }
  }
  const directory = await readDirectory(options, signal)
  const keys = directory.agencies.flatMap(({ id, keys: own }) =>
    own.map((key) => ({ agency: id, key })),
  )
  return { keys, directory }
}

/** Reads and verifies the directory's document. Fails with SERVICE_DOWN, and NOT_VERIFIED or BAD_SIGNATURE when it is not to be trusted. */
export async function readDirectory(
  { data, directory, directoryKey }: KeyOptions,
  signal: AbortSignal,
): Promise<DirectoryDocument> {
  const { url, keys } =
    directory === undefined
      ? await sampleDirectory(data)
      : { url: documentUrlOf(directory), keys: await readDirectoryKeys(directoryKey) }
  const { payload } = await readSignedDocument((await fetchText(url, signal)).trim(), {
    typ: DIRECTORY_TYPE,
    keys,
    maxBytes: 16 * 1024 * 1024,
  })
  const parsed = directoryDocument.safeParse(payload)
  if (!parsed.success)
    throw new CitxError('NOT_VERIFIED', `${url} is not a directory of this contract`)
  if (new Date(parsed.data.expires) < new Date())
    throw new CitxError('NOT_VERIFIED', `the directory at ${url} expired ${parsed.data.expires}`)
  return parsed.data
}

async function sampleDirectory(data: string) {
  const network = await findSampleNetwork(data)
  const { directoryDocument: url, directoryKey: key } = network ?? {}
  if (url === undefined || key === undefined)
    throw new CitxError(
      'BAD_USAGE',
      `say whose keys to trust: --key with the agency's public key, or --directory with --directory-key; there is no running sample network in ${data}`,
    )
  return { url, keys: [key] }
}

async function readDirectoryKeys(path: string | undefined): Promise<readonly PublicKey[]> {
  if (path !== undefined) return readPublicKeys(path)
  throw new CitxError(
    'BAD_USAGE',
    '--directory needs --directory-key with the public key of the directory, or anyone could answer in its place',
  )
}

/** The signed document lies beside the directory's GraphQL endpoint. */
function documentUrlOf(url: string): string {
  if (!URL.canParse(url)) throw new CitxError('BAD_USAGE', `--directory takes a URL, not "${url}"`)
  const given = new URL(url)
  return given.pathname.endsWith('/graphql') || given.pathname === '/'
    ? new URL('/directory', given).href
    : given.href
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { redirect: 'error', signal })
    if (response.ok) return await response.text()
    throw new CitxError('SERVICE_DOWN', `${url} answers with status ${response.status}`)
  } catch (cause) {
    if (cause instanceof CitxError) throw cause
    throw new CitxError('SERVICE_DOWN', `${url} does not answer`, { cause })
  }
}

/** A key as it is, as `citx keys --json` prints it, or several in a set. */
const keyFile = z.union([
  publicKey.transform((key) => [key]),
  z.object({ publicKey }).transform((file) => [file.publicKey]),
  z.object({ keys: z.array(publicKey).min(1) }).transform(({ keys }) => keys),
])

async function readPublicKeys(path: string): Promise<readonly PublicKey[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw toCitxError(error)
  })
  const parsed = keyFile.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new CitxError(
    'BAD_FILE',
    `${path} is not a public key: it takes a JWK of kty, crv, x and kid, or what "citx keys --json" prints; never a private key`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
