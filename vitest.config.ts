import { defineConfig } from 'vitest/config'

// Apollo and graphql-tools load graphql/index.js; without the alias vitest would load the .mjs twin,
// and two copies of graphql make stitched fields null without an error.
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]

const project = (name: string, include: string[], testTimeout = 20_000) => ({
  resolve: { alias },
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: 120_000,
    server: { deps: { inline: [/graphql/] } },
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'test/support/postgres-global-setup.ts',
    projects: [
      project('unit', ['{schema,services,gateway,infra}/**/*.test.ts']),
      project('contract', ['test/{contract,architecture}/**/*.test.ts']),
      project('integration', ['test/integration/**/*.test.ts'], 60_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 60_000),
      project('fault', ['test/fault/**/*.test.ts'], 120_000),
      project('attack', ['test/attack/**/*.test.ts'], 60_000),
      project('real-data', ['test/real-data/**/*.test.ts'], 120_000),
    ],
  },
})
