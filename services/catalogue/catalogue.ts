import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { CatalogueContext } from './context.ts'
import { createCatalogueSchema } from './create-schema.ts'

export interface CatalogueOptions {
  readonly log: Logger
  readonly host?: string
  /** 0, the default, takes a free port. */
  readonly port?: number
}

/** Serves the shared vocabulary as a GraphQL subgraph. It is public: it asks nobody who they are. */
export async function createCatalogue({
  log,
  ...address
}: CatalogueOptions): Promise<RunningServer> {
  const vocabulary = loadVocabulary()
  return serveGraphql<CatalogueContext>({
    name: 'catalogue',
    log,
    executable: { schema: createCatalogueSchema() },
    context: () => Promise.resolve({ vocabulary }),
    ...address,
  })
}
