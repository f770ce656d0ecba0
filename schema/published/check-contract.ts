import { printSchema } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import type { ContractName } from '../sdl/read-sdl.ts'
import { findContractBreaks, findContractRisks } from './contract-changes.ts'
import { compareVersions, parseVersion } from './published-contracts.ts'

/** What is compared: the current contract under its version, and the newest published one under its own. */
export interface ContractComparison {
  readonly names: readonly ContractName[]
  readonly current: {
    readonly version: string
    readonly get: (name: ContractName) => GraphQLSchema
  }
  readonly published: {
    readonly version: string
    readonly find: (name: ContractName) => GraphQLSchema | undefined
  }
}

/** What was found: problems refuse the contract; risks and unpublished parts are for the reader to know. */
export interface ContractReport {
  readonly problems: readonly string[]
  readonly risks: readonly string[]
  readonly unpublished: readonly ContractName[]
}

/**
 * Compares the current contract with the newest published one. Breaking changes are problems unless the major version
 * has been raised; a version below the published one always is.
 */
export function checkContract({ names, current, published }: ContractComparison): ContractReport {
  const [now, then] = [parseVersion(current.version), parseVersion(published.version)]
  const problems: string[] = []
  if (compareVersions(now, then) < 0)
    problems.push(`version ${current.version} is older than the published ${published.version}`)
  const compared = names.map((name) => {
    const [before, after] = [published.find(name), current.get(name)]
    if (before === undefined) return { name, breaks: [], risks: [], changed: true }
    return {
      name,
      breaks: findContractBreaks(before, after).map((line) => `${name}: ${line}`),
      risks: findContractRisks(before, after).map((line) => `${name}: ${line}`),
      changed: printSchema(before) !== printSchema(after),
    }
  })
  if (now.major === then.major) problems.push(...compared.flatMap(({ breaks }) => breaks))
  return {
    problems,
    risks: compared.flatMap(({ risks }) => risks),
    unpublished: compared.filter(({ changed }) => changed).map(({ name }) => name),
  }
}
