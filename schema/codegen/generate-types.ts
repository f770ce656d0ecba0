import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import { contractDocument } from '../sdl/build-contract.ts'
import type { Target } from './targets.ts'

const HEADER =
  '// Written by `npm run generate` from the SDL in schema/. Do not edit.\n/* eslint-disable */\n'

const SHARED_CONFIG = {
  useTypeImports: true,
  immutableTypes: true,
  enumsAsTypes: true,
  skipTypename: true,
  strictScalars: true,
  makeResolverTypeCallable: true,
  showUnusedMappers: false,
}

/** The text of one generated file. The same SDL gives the same bytes. */
export async function generateTypes(target: Target): Promise<string> {
  const body = await codegen({
    filename: target.file,
    schema: contractDocument(target.contract),
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers: typescriptResolvers },
    config: {
      ...SHARED_CONFIG,
      contextType: target.context,
      mappers: target.mappers,
      scalars: {
        Window: { input: target.window, output: 'string' },
        DateTime: 'string',
        ID: 'string',
      },
    },
  })
  return `${HEADER}${body}`
}
