import { defineConfig } from 'vitest/config'

// Apollo and graphql-tools load graphql/index.js; without the alias vitest would load the .mjs twin,
// and two copies of graphql make stitched fields null without an error.
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]

interface ProjectOptions {
  readonly testTimeout?: number
  /** Whether each file loads every module anew; those that leave no state behind in modules need not, in half the time. */
  readonly isolate?: boolean
}

const project = (
  name: string,
  include: string[],
  { testTimeout = 20_000, isolate = true }: ProjectOptions = {},
) => ({
  resolve: { alias },
  test: {
    name,
    include,
    testTimeout,
    isolate,
    hookTimeout: 120_000,
    server: { deps: { inline: [/graphql/] } },
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'test/support/postgres-global-setup.ts',
    projects: [
      project('unit', ['{schema,services,gateway,infra}/**/*.test.ts'], { isolate: false }),
      project('contract', ['test/{contract,architecture}/**/*.test.ts'], { isolate: false }),
      project('integration', ['test/integration/**/*.test.ts'], {
        testTimeout: 60_000,
        isolate: false,
      }),
      project('e2e', ['test/e2e/**/*.test.ts'], { testTimeout: 60_000, isolate: false }),
      project('fault', ['test/fault/**/*.test.ts'], { testTimeout: 120_000 }),
      project('attack', ['test/attack/**/*.test.ts'], { testTimeout: 60_000 }),
      project('real-data', ['test/real-data/**/*.test.ts'], { testTimeout: 120_000 }),
    ],
  },
})
