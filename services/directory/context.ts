import type { SignedDirectory } from './membership/document-store.ts'

/** What a directory resolver reads from: one document, the same for the whole request. */
export interface DirectoryContext {
  readonly directory: SignedDirectory
  /** Whether the caller may change who takes part. */
  readonly administrator: boolean
}
