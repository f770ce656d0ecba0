import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { download, type Fetching } from './get.ts'
import { listReleases } from './list-releases.ts'

/** One release file, wherever it lies. */
export interface ReleaseSource {
  readonly name: string
  /** In bytes, where it is known. */
  readonly size?: number
  /** The id under which it was listed. */
  readonly id?: string
  open(): AsyncIterable<Uint8Array>
}

/** What was named on the command line: one file, an archive, or the list of an agency. */
export interface ReleaseSources {
  readonly kind: 'file' | 'folder' | 'list'
  readonly sources: readonly ReleaseSource[]
}

export interface SourceOptions extends Fetching {
  readonly stdin: Readable
}

/** How release files are called. */
const EXTENSION = '.citx'

/** Finds the release files behind a path or an address. Fails as files and agencies do. */
export async function findReleases(
  target: string,
  options: SourceOptions,
): Promise<ReleaseSources> {
  if (target === '-')
    return { kind: 'file', sources: [{ name: 'standard input', open: () => options.stdin }] }
  if (/^https?:\/\//.test(target)) return findAt(target, options)
  const found = await stat(target).catch((error: unknown) => {
    throw toCitxError(error)
  })
  if (!found.isDirectory()) return { kind: 'file', sources: [await fileSource(target)] }
  const names = (await readdir(target, { recursive: true })).filter((name) =>
    name.endsWith(EXTENSION),
  )
  if (names.length === 0)
    throw new CitxError(
      'FILE_NOT_FOUND',
      `there is no release file in ${target}; they end in ${EXTENSION}`,
    )
  const paths = names.toSorted().map((name) => join(target, name))
  return { kind: 'folder', sources: await Promise.all(paths.map(fileSource)) }
}

async function fileSource(path: string): Promise<ReleaseSource> {
  const { size } = await stat(path)
  return { name: path, size, open: () => openFile(path) }
}

async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield asBytes(chunk)
  } catch (error) {
    throw toCitxError(error)
  }
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk
  throw new CitxError('INTERNAL', 'a stream of bytes gave something else')
}

/** Whether it is the address of an agency at a gateway, which passes on what the agency signed. */
export function isBehindGateway(target: string): boolean {
  return /^\/agencies\/[^/]+(?:\/|$)/.test(URL.parse(target)?.pathname ?? '')
}

/** An address that ends like a release is one; any other is taken for an agency. */
async function findAt(target: string, options: SourceOptions): Promise<ReleaseSources> {
  const url = new URL(target)
  if (url.pathname.endsWith(EXTENSION) || /\/releases\/[0-9a-f]{64}$/.test(url.pathname))
    return { kind: 'file', sources: [{ name: url.href, open: () => download(url, options) }] }
  const list = new URL(
    isBehindGateway(target) ? `${url.pathname.replace(/\/$/, '')}/releases` : '/releases',
    url,
  )
  const sources = (await listReleases(list, options)).map(({ id, window }) => ({
    name: `${window} (${id.slice(0, 12)})`,
    id,
    open: () => download(new URL(`${list.pathname}/${id}`, url), options),
  }))
  return { kind: 'list', sources }
}

/** A file that is at hand as a whole. */
export async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
