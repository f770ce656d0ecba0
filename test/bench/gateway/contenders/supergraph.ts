import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { AgencyAddress } from '../exchange/directory-server.ts'
import { startProcess } from '../measure/start-process.ts'
import { PEERS_FOLDER } from './install-peers.ts'

/**
 * The supergraph of all agencies. Composing a hundred takes seconds and does not depend on where they listen, so it is kept
 * among the other gateways' packages, and the addresses are put in afterwards.
 */
export async function supergraphOf(
  agencies: readonly AgencyAddress[],
  contract: string,
): Promise<string> {
  const placed = agencies.map(({ id }) => ({ id, url: placeholderOf(id) }))
  const kept = join(
    PEERS_FOLDER,
    'node_modules/.cache',
    `supergraph-${await digest(placed, contract)}`,
  )
  let text = await readIfThere(kept)
  if (text === undefined) {
    await mkdir(dirname(kept), { recursive: true })
    await compose({ agencies: placed, contract, supergraph: kept })
    text = await readFile(kept, 'utf8')
  }
  const urls = new Map(agencies.map(({ id, url }) => [placeholderOf(id), url]))
  return text.replaceAll(/http:\/\/agency\.invalid\/\w+/g, (place) => urls.get(place) ?? place)
}

async function compose(orders: object): Promise<void> {
  const program = join(PEERS_FOLDER, 'compose.js')
  const composer = await startProcess({ program, orders, ready: z.object({}) })
  await composer[Symbol.asyncDispose]()
}

async function digest(agencies: readonly AgencyAddress[], contract: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(agencies))
  for (const file of [
    contract,
    ...['package.json', 'subgraph-sdl.js'].map((it) => join(PEERS_FOLDER, it)),
  ])
    hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

function placeholderOf(id: string): string {
  return `http://agency.invalid/${id}`
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}
