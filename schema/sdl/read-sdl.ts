import { readFileSync } from 'node:fs'

/** The version of the contract that this code speaks; agencies state theirs in `Agency.contract`. */
export const CONTRACT_VERSION = '1.0'

const OWN_FILES = {
  agency: ['common', 'agency'],
  catalogue: ['common', 'catalogue'],
  directory: ['common', 'directory'],
  'directory-administration': ['common', 'directory', 'directory-administration'],
} as const

/** The parts of the contract. `exchange` is what a gateway serves: it stands on all the others but administration. */
export type ContractName = keyof typeof OWN_FILES | 'exchange'
export const CONTRACT_NAMES = [
  'agency',
  'catalogue',
  'directory',
  'directory-administration',
  'exchange',
] as const satisfies readonly ContractName[]

/**
 * The SDL of one part of the contract, complete in itself. That of `exchange` is what the gateway adds alone, to be
 * read with `buildContract('exchange')`, which puts it on top of the others.
 */
export function readSdl(name: ContractName): string {
  if (name === 'exchange') return readFile('exchange')
  return OWN_FILES[name].map(readFile).join('\n')
}

function readFile(name: string): string {
  return readFileSync(new URL(`../${name}.graphql`, import.meta.url), 'utf8')
}
