import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { z } from 'zod'

const settings = z.object({
  CITX_HOST: z.string().min(1).default('127.0.0.1'),
  CITX_PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
})

export interface CatalogueConfig {
  readonly host: string
  readonly port: number
}

/** Reads the environment; fails with BAD_CONFIG, naming every setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): CatalogueConfig {
  const { CITX_HOST: host, CITX_PORT: port } = parseConfig(settings, env, 'the environment')
  return { host, port }
}
