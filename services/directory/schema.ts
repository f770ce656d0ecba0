import type { GraphQLSchema } from 'graphql'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import type { DocumentStore } from './membership/document-store.ts'
import { agencies, members } from './resolvers/agencies.ts'
import { directory } from './resolvers/directory.ts'
import { forums } from './resolvers/forums.ts'
import { join } from './resolvers/join.ts'
import { leave } from './resolvers/leave.ts'
import type { Resolvers } from './resolvers.gen.ts'

export interface DirectorySchemaOptions {
  readonly store: DocumentStore
  readonly key: SigningKey
  readonly clock: () => Date
  readonly allowPrivateAddresses: boolean
}

export function createDirectorySchema(options: DirectorySchemaOptions): GraphQLSchema {
  const resolvers: Resolvers = {
    Query: { agencies, members, forums, directory },
    Mutation: { join: join(options), leave: leave(options) },
  }
  return createExecutableSchema([readSdl('directory-administration')], resolvers)
}
