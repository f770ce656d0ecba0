import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { isCitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'

/** What a program wrote down for itself; `json` is undefined where the file holds no JSON. */
export interface StateFile {
  readonly json: unknown
}

/** Reads such a file; undefined when there is none yet. Fails as files do. */
export async function readStateFile(path: string): Promise<StateFile | undefined> {
  try {
    return { json: parseJson(await readFile(path, 'utf8')) }
  } catch (error) {
    const known = toCitxError(error)
    if (isCitxError(known, 'FILE_NOT_FOUND')) return undefined
    throw known
  }
}

/** Writes it in one step, for its owner alone: on the disk before it takes the place of the former. Fails as files do. */
export async function writeStateFile(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${randomUUID()}.new`
  try {
    await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw toCitxError(error)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
