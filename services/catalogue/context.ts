import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'

/** What every resolver of the catalogue reads from. */
export interface CatalogueContext {
  readonly vocabulary: Vocabulary
}
