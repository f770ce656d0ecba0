import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import type { AgencyAddress } from '../exchange/directory-server.ts'
import { supergraphOf } from './supergraph.ts'

/** Files that other gateways start from, in a folder that goes when the bench ends. */
export interface PeerFolder extends AsyncDisposable {
  readonly orders: {
    readonly agencies: readonly AgencyAddress[]
    /** File with the contract that every agency serves. */
    readonly contract: string
    /** File with the supergraph composed of all agencies, once it is written. */
    readonly supergraph: string
  }
}

export async function createPeerFolder(agencies: readonly AgencyAddress[]): Promise<PeerFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'citx-bench-'))
  const contract = join(folder, 'contract.graphql')
  await writeFile(contract, readSdl('agency'))
  return {
    orders: { agencies, contract, supergraph: join(folder, 'supergraph.graphql') },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Writes the supergraph, for the gateways that start from one. */
export async function writeSupergraph({ orders }: PeerFolder): Promise<void> {
  const { agencies, contract, supergraph } = orders
  await writeFile(supergraph, await supergraphOf(agencies, contract))
}
