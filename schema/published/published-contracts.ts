import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildSchema, printSchema } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { buildContract } from '../sdl/build-contract.ts'
import { CONTRACT_NAMES } from '../sdl/read-sdl.ts'
import type { ContractName } from '../sdl/read-sdl.ts'

/** One version of the contract: major, minor. A new major may break what spoke the one before. */
export interface ContractVersion {
  readonly major: number
  readonly minor: number
}

const folder = new URL('./', import.meta.url)

/** Reads `1.0`. Throws RangeError for anything else. */
export function parseVersion(text: string): ContractVersion {
  const groups = /^(?<major>[1-9]\d*)\.(?<minor>0|[1-9]\d*)$/.exec(text)?.groups
  if (groups === undefined) throw new RangeError(`"${text}" is not a contract version such as 1.0`)
  return { major: Number(groups['major']), minor: Number(groups['minor']) }
}

export function compareVersions(a: ContractVersion, b: ContractVersion): number {
  return a.major - b.major || a.minor - b.minor
}

/** The versions that have been published, oldest first. */
export function listPublished(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted((a, b) => compareVersions(parseVersion(a), parseVersion(b)))
}

/** One part of a published version; undefined when that version did not have it. */
export function findPublished(version: string, name: ContractName): GraphQLSchema | undefined {
  const file = `${name}.graphql`
  if (!readdirSync(new URL(`${version}/`, folder)).includes(file)) return undefined
  return buildSchema(readFileSync(new URL(`${version}/${file}`, folder), 'utf8'))
}

/** Writes the current contract down as a version. */
export function writePublished(version: string): void {
  mkdirSync(new URL(`${version}/`, folder), { recursive: true })
  for (const name of CONTRACT_NAMES)
    writeFileSync(
      new URL(`${version}/${name}.graphql`, folder),
      `${printSchema(buildContract(name))}\n`,
    )
}
