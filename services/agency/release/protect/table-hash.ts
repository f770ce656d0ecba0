import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

interface HashedTable {
  readonly D: number
  readonly V: number
  readonly js: number
  readonly rows: readonly {
    readonly i: number
    readonly v: readonly number[]
    readonly T32: readonly number[]
  }[]
}

/** SHA-256 of the canonical JSON (RFC 8785) of `{D, V, js, rows: [{i, v, T32}]}`, in hexadecimal. */
export function hashTable({ D, V, js, rows }: HashedTable): string {
  const plain = { D, V, js, rows: rows.map(({ i, v, T32 }) => ({ i, v, T32 })) }
  return createHash('sha256')
    .update(canonicalize(plain) ?? '')
    .digest('hex')
}
