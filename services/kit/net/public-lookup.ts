import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Thrown instead of connecting to an address that is not a public one. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
}

/** Loopback, link-local, private, metadata, multicast and reserved ranges, and what is translated to them (RFC 6890). */
const closed = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4')

/** Global unicast is 2000::/3; within it are documentation, benchmarks, and tunnels that could lead anywhere. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(network, prefix, 'ipv6')

/** Whether a URL names an address itself, not by a name, and one that is not public: no lookup would see it. */
export function namesPrivateAddress({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[(?<address>.*)\]$/, '$<address>')
  return isIP(host) !== 0 && !isPublicAddress(host)
}

/** Whether an IP address is one that anyone on the internet could be asked at. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** Resolves a name to its public addresses. The check is of what is connected to, so that a name cannot change between. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, [])
    const addresses = found.filter(({ address }) => isPublicAddress(address))
    const [first] = addresses
    if (first === undefined) return done(new PrivateAddress(`${hostname} is not public`), [])
    if (options.all === true) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
