import { parseArgs } from 'node:util'
import { parseSeed } from '../../support/figure-options.ts'
import { PEERS, type PeerName } from './contenders/contender.ts'

export interface BenchOptions {
  readonly quick: boolean
  readonly json: boolean
  readonly help: boolean
  /** Agencies as they are shipped, instead of stubs. */
  readonly real: boolean
  readonly seed: number
  readonly peers: readonly PeerName[]
  /** Folder for CPU profiles of our gateway under load; undefined writes none. */
  readonly profile: string | undefined
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      peers: { type: 'string', default: PEERS.join(',') },
      profile: { type: 'string' },
      real: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { quick, json, real, help, profile } = values
  if (real && profile !== undefined)
    throw new RangeError('--profile is for stubs; leave --real or --profile out')
  const seed = parseSeed(values.seed)
  return { quick, json, real, help, seed, peers: readPeers(values.peers), profile }
}

function readPeers(list: string): readonly PeerName[] {
  const names = list.split(',').filter((name) => name !== '')
  const unknown = names.filter((name) => !PEERS.some((peer) => peer === name))
  if (unknown.length > 0)
    throw new RangeError(`--peers names ${unknown.join(', ')}; known are ${PEERS.join(', ')}`)
  return PEERS.filter((peer) => names.includes(peer))
}
