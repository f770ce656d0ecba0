import { CitxError } from '../errors/citx-error.ts'

/** Why a server cannot listen on an address, as BAD_CONFIG that says what to do; any other error as it came. */
export function describeListenError(error: unknown, address: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reason = reasons.get(code)
  if (reason !== undefined)
    return new CitxError('BAD_CONFIG', `cannot listen on ${address}: ${reason}`, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['EADDRINUSE', 'something else does; end it, or choose another port'],
  ['EACCES', 'this user may not; choose a port above 1023'],
  ['EADDRNOTAVAIL', 'this machine has no such address; choose another host'],
  ['ENOTFOUND', 'there is no host of this name; choose another'],
  ['ERR_SOCKET_BAD_PORT', 'a port is a whole number up to 65535'],
])
