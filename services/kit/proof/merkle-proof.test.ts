import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hashLeaf } from './merkle-hash.ts'
import { verifyConsistency, verifyInclusion } from './merkle-proof.ts'
import { createMerkleRootStream, merkleRootOf } from './merkle-root.ts'
import { createMerkleTree } from './merkle-tree.ts'

const vectors = new URL('../../../test/vectors/merkle-rfc6962/testdata/', import.meta.url)

const bytes = z
  .string()
  .nullable()
  .transform((text) => new Uint8Array(Buffer.from(text ?? '', 'base64')))
const proof = z
  .array(bytes)
  .nullable()
  .transform((list) => list ?? [])
const inclusionCase = z.object({
  leafIdx: z.number(),
  treeSize: z.number(),
  root: bytes,
  leafHash: bytes,
  proof,
  wantErr: z.boolean(),
})
const consistencyCase = z.object({
  size1: z.number(),
  size2: z.number(),
  root1: bytes,
  root2: bytes,
  proof,
  wantErr: z.boolean(),
})

function readCases<T>(folder: string, type: z.ZodType<T>): (readonly [string, T])[] {
  const root = new URL(`${folder}/`, vectors)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => [name, type.parse(JSON.parse(readFileSync(new URL(name, root), 'utf8')))])
}

const inclusionCases = readCases('inclusion', inclusionCase)
const consistencyCases = readCases('consistency', consistencyCase)

describe('RFC 6962 vectors', () => {
  it('are 196', () => expect(inclusionCases.length + consistencyCases.length).toBe(196))

  it.each(inclusionCases)('inclusion %s', (_, { leafIdx, treeSize, wantErr, ...claim }) => {
    expect(verifyInclusion({ ...claim, index: leafIdx, size: treeSize })).toBe(!wantErr)
  })

  it.each(consistencyCases)('consistency %s', (_, { size1, size2, root1, root2, ...rest }) => {
    const claim = { firstSize: size1, secondSize: size2, firstRoot: root1, secondRoot: root2 }
    expect(verifyConsistency({ ...claim, proof: rest.proof })).toBe(!rest.wantErr)
  })
})

const linesOf = (size: number) => Array.from({ length: size }, (_, k) => `line ${k}`)
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')

describe('roots', () => {
  it('of the tree without lines and of the lines of RFC 6962 implementations', () => {
    expect(hex(merkleRootOf([]))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    const lines = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
    const inputs = [...lines, '606162636465666768696a6b6c6d6e6f'].map((line) =>
      Buffer.from(line, 'hex'),
    )
    expect(hex(merkleRootOf(inputs.slice(0, 1)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(hex(merkleRootOf(inputs.slice(0, 7)))).toBe(
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    )
    expect(hex(merkleRootOf(inputs))).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })

  it('the stream and the whole tree agree for every size', () => {
    const stream = createMerkleRootStream()
    for (let size = 0; size <= 130; size += 1) {
      expect(hex(stream.root())).toBe(hex(createMerkleTree(linesOf(size)).root))
      stream.append(`line ${size}`)
    }
    expect(stream.size).toBe(131)
  })
})

describe('proofs', () => {
  it('of every line of every tree up to 40 hold, and hold for no other line, place or size', () => {
    for (let size = 1; size <= 40; size += 1) {
      const tree = createMerkleTree(linesOf(size))
      for (let index = 0; index < size; index += 1) {
        const claim = { leafHash: hashLeaf(`line ${index}`), index, size, root: tree.root }
        const path = tree.inclusionProof(index)
        expect(verifyInclusion({ ...claim, proof: path })).toBe(true)
        expect(verifyInclusion({ ...claim, proof: path, leafHash: hashLeaf('other') })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: path, index: (index + 1) % size })).toBe(
          size === 1,
        )
        expect(verifyInclusion({ ...claim, proof: [...path, tree.root] })).toBe(false)
      }
    }
  })

  it('of every beginning of every tree up to 40 hold, and for no other beginning', () => {
    for (let size = 1; size <= 40; size += 1) {
      const tree = createMerkleTree(linesOf(size))
      for (let firstSize = 1; firstSize <= size; firstSize += 1) {
        const firstRoot = merkleRootOf(linesOf(firstSize))
        const claim = { firstSize, secondSize: size, firstRoot, secondRoot: tree.root }
        const path = tree.consistencyProof(firstSize)
        expect(verifyConsistency({ ...claim, proof: path })).toBe(true)
        const altered = { ...claim, firstRoot: hashLeaf('other') }
        expect(verifyConsistency({ ...altered, proof: path })).toBe(false)
      }
    }
  })

  it('of large trees hold and do not survive one changed bit', () => {
    const size = 10_007
    const tree = createMerkleTree(linesOf(size))
    const bit = fc.record({ hash: fc.nat(), at: fc.nat(255) })
    fc.assert(
      fc.property(fc.nat(size - 1), bit, (index, { hash, at }) => {
        const path = tree.inclusionProof(index)
        const claim = { leafHash: hashLeaf(`line ${index}`), index, size, root: tree.root }
        const flipped = path.map((each, k) => (k === hash % path.length ? flipBit(each, at) : each))
        expect(verifyInclusion({ ...claim, proof: path })).toBe(true)
        expect(verifyInclusion({ ...claim, proof: flipped })).toBe(false)
      }),
    )
  })

  it('are refused for lines and beginnings that are not there', () => {
    const tree = createMerkleTree(linesOf(3))
    expect(() => tree.inclusionProof(3)).toThrow(RangeError)
    expect(() => tree.inclusionProof(-1)).toThrow(RangeError)
    expect(() => tree.consistencyProof(0)).toThrow(RangeError)
    expect(() => tree.consistencyProof(4)).toThrow(RangeError)
  })
})

function flipBit(hash: Uint8Array, at: number): Uint8Array {
  return hash.map((byte, k) => (k === at >> 3 ? byte ^ (1 << (at & 7)) : byte))
}
