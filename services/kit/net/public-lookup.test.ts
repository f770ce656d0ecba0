import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  isPublicAddress,
  lookupPublic,
  namesPrivateAddress,
  PrivateAddress,
} from './public-lookup.ts'

describe('an address', () => {
  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['loopback, another', '127.255.255.254'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['shared between carriers', '100.64.0.1'],
    ['link-local', '169.254.1.1'],
    ['metadata of clouds', '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '192.0.2.1'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['loopback as IPv6', '::ffff:127.0.0.1'],
    ['private as IPv6', '::ffff:10.0.0.1'],
    ['metadata through NAT64', '64:ff9b::a9fe:a9fe'],
    ['unique local', 'fd00::1'],
    ['metadata of a cloud', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['6to4 of a private address', '2002:a00:1::'],
    ['documentation', '2001:db8::1'],
    ['no address', 'example.org'],
  ])('that is %s, %s, is not public', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a URL', () => {
  it.each([
    'http://127.0.0.1/graphql',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]:4000/',
    'http://[::ffff:a00:1]/',
  ])('%s names a private address', (url) => {
    expect(namesPrivateAddress(new URL(url))).toBe(true)
  })

  it.each(['http://localhost/', 'https://example.org/', 'https://1.1.1.1/'])(
    '%s does not: it is public, or a name that is looked up',
    (url) => expect(namesPrivateAddress(new URL(url))).toBe(false),
  )
})

it('a name that leads to this machine is not connected to', async () => {
  const lookup = promisify(lookupPublic)
  await expect(lookup('localhost', {})).rejects.toBeInstanceOf(PrivateAddress)
})
