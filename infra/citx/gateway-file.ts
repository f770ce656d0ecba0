import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { gatewayConfig } from '@citx/gateway/config.ts'
import { loadYamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { publicKey } from '@citx/schema/directory/document.ts'

const key = z.string().min(1).default('keys/gateway.jwk')

/** What `gateway.yaml` holds beside the gateway's own settings: its key, and the directory it trusts. */
export const gatewayFile = gatewayConfig.extend({
  /** File of the key that grants are signed with, beside this file; made at the first start. */
  key,
  directory: z.strictObject({ url: z.url(), keys: z.array(publicKey).min(1) }),
})
export type GatewayFile = z.output<typeof gatewayFile>

const keyMember = z.looseObject({ key })

/** Reads `gateway.yaml`. Fails with BAD_CONFIG, listing every problem with its place. */
export async function readGatewayFile(path: string): Promise<GatewayFile> {
  const { value, locate } = await loadYamlFile(path)
  return parseConfig(gatewayFile, value, path, { locate })
}

/** Where a gateway's key lies. The rest of `gateway.yaml` may still be to come: it names the directory, which needs this key. */
export async function findGatewayKey(path: string): Promise<string> {
  const named = await readKeyMember(path)
  return resolveKey(path, named.key)
}

async function readKeyMember(path: string): Promise<{ readonly key: string }> {
  try {
    const { value, locate } = await loadYamlFile(path)
    return parseConfig(keyMember, value ?? {}, path, { locate })
  } catch (error) {
    if (isCitxError(error, 'FILE_NOT_FOUND')) return keyMember.parse({})
    throw error
  }
}

/** A key's path is told from the folder of the file that names it. */
export function resolveKey(configPath: string, keyPath: string): string {
  return resolve(dirname(configPath), keyPath)
}
