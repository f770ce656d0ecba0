import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'

/** Who signs grants, told to other processes of the bench: one identity for all gateways that take turns. */
export const gatewayIdentity = z.object({ id: z.string(), seed: z.base64url() })
export type GatewayIdentity = z.infer<typeof gatewayIdentity>

export function createGatewayIdentity(): GatewayIdentity {
  return { id: 'gateway', seed: randomBytes(32).toString('base64url') }
}

export function signingKeyOf({ seed }: GatewayIdentity): Promise<SigningKey> {
  return createSigningKey(Buffer.from(seed, 'base64url'))
}
