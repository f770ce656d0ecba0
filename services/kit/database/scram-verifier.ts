import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Secret } from '../config/secret.ts'
import { CitxError } from '../errors/citx-error.ts'

const iterations = 4096

/**
 * The SCRAM-SHA-256 verifier that PostgreSQL stores (RFC 5802, RFC 7677), so that the password itself never travels in a
 * statement and cannot end in a server's log. Fails with BAD_CONFIG unless the password is printable ASCII.
 */
export function scramVerifier(password: Secret<string>, salt: Buffer = randomBytes(16)): string {
  const text = password.reveal()
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new CitxError('BAD_CONFIG', 'a database password must be printable ASCII without spaces')
  }
  const salted = pbkdf2Sync(text, salt, iterations, 32, 'sha256')
  const clientKey = hmac(salted, 'Client Key')
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = hmac(salted, 'Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
