import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import {
  DIRECTORY_TYPE,
  type AgencyEntry,
  type DirectoryDocument,
  type PublicKey,
} from '@citx/schema/directory/document.ts'
import { listenLocally } from './listen-locally.ts'

/** Where an agency serves. */
export interface AgencyAddress {
  readonly id: string
  readonly url: string
}

export interface DirectoryServer extends AsyncDisposable {
  readonly key: PublicKey
  /** Signs the next version of the document of this name, and returns where it is served. */
  publish(name: string, agencies: readonly AgencyAddress[]): Promise<string>
}

export interface DirectoryOptions {
  /** Issuer of the clients' tokens. */
  readonly issuer: string
  readonly clients: readonly string[]
  readonly gateways: DirectoryDocument['gateways']
}

/**
 * The organisation that a client belongs to in the document of this name: every client is one of its own, and a different one
 * in each document, so that agencies may treat those who ask through different gateways differently.
 */
export function partnerOf(document: string, client: string): string {
  return `${document}-${client}`
}

/** Serves signed directory documents, one for each name. */
export async function startDirectoryServer(options: DirectoryOptions): Promise<DirectoryServer> {
  const key = await createSigningKey()
  const signed = new Map<string, { readonly seq: number; readonly jws: string }>()
  const server = await listenLocally(
    createServer((request, response) => {
      const jws = signed.get(request.url?.slice(1) ?? '')?.jws
      response.writeHead(jws === undefined ? 404 : 200).end(jws)
    }),
  )
  return {
    key: key.publicKey,
    async publish(name, agencies) {
      const before = signed.get(name)
      const document: DirectoryDocument = {
        ...membersOf(name, options, agencies),
        seq: (before?.seq ?? 0) + 1,
        prev: before === undefined ? null : createHash('sha256').update(before.jws).digest('hex'),
        issuedAt: new Date().toISOString(),
        expires: new Date(Date.now() + 24 * 3_600_000).toISOString(),
      }
      const jws = await signDocument(document, key, { typ: DIRECTORY_TYPE })
      signed.set(name, { seq: document.seq, jws })
      return `${server.url}/${name}`
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

type Members = Pick<DirectoryDocument, 'agencies' | 'partners' | 'forums' | 'gateways'>

function membersOf(
  document: string,
  { issuer, clients, gateways }: DirectoryOptions,
  agencies: readonly AgencyAddress[],
): Members {
  return {
    agencies: agencies.map(entryOf),
    partners: clients.map((id) => ({
      id: partnerOf(document, id),
      name: `Partner of ${id}`,
      issuer,
      clientIds: [id],
      forums: [],
    })),
    forums: [],
    gateways,
  }
}

function entryOf({ id, url }: AgencyAddress): AgencyEntry {
  return {
    id,
    name: `Agency ${id}`,
    kind: 'municipality',
    country: 'DK',
    sizeBand: 'medium',
    endpoint: url,
    contract: '1.0',
    // No two agencies have one key; what it could verify is not asked for here.
    keys: [{ kty: 'OKP', crv: 'Ed25519', x: id.padEnd(43, 'x'), kid: id.padEnd(43, 'k') }],
    forums: [],
    joinedAt: '2026-01-01T00:00:00.000Z',
  }
}
