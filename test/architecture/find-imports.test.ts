import { describe, expect, it } from 'vitest'
import { findImports } from './find-imports.ts'

const runtime = (specifier: string) => ({ specifier, typeOnly: false })
const type = (specifier: string) => ({ specifier, typeOnly: true })

// Put together here, so that this file's own text is not taken for an import.
const dynamic = (specifier: string) => ['import', `('${specifier}')`].join('')

const cases = [
  ['named', `import { a, b as c } from './a.ts'`, [runtime('./a.ts')]],
  ['default and named', `import a, { type B } from "pkg"`, [runtime('pkg')]],
  ['namespace', `import * as all from '@scope/pkg/deep.ts'`, [runtime('@scope/pkg/deep.ts')]],
  ['over several lines', `import {\n  a,\n  type B,\n} from './a.ts'`, [runtime('./a.ts')]],
  ['for its effect', `import './effect.ts'`, [runtime('./effect.ts')]],
  ['type only', `import type { A } from './a.ts'`, [type('./a.ts')]],
  ['a default called type', `import type from './a.ts'`, [runtime('./a.ts')]],
  [
    're-export',
    `export { a } from './a.ts'\nexport * from './b.ts'`,
    [runtime('./a.ts'), runtime('./b.ts')],
  ],
  ['re-export of types', `export type { A } from './a.ts'`, [type('./a.ts')]],
  ['dynamic', `const a = await ${dynamic('./a.ts')}`, [runtime('./a.ts')]],
  ['the type of a module', `let a: typeof ${dynamic('./a.ts')}`, [type('./a.ts')]],
  [
    'JSON with attributes',
    `import data from './a.json' with { type: 'json' }`,
    [runtime('./a.json')],
  ],
  [
    'none in exports of values',
    `export const from = 'x'\nexport function a() {\n  return 'b'\n}`,
    [],
  ],
  [
    'none in comments',
    `// import { a } from './a.ts'\n/** ${dynamic('./b.ts')} */\n * import './c.ts'`,
    [],
  ],
  ['none in indented text', `const text = \`\n  import { a } from './a.ts'\n\``, []],
  ['two in a row', `import a from 'a'\nimport b from 'b'`, [runtime('a'), runtime('b')]],
] as const

describe('finding imports', () => {
  it.each(cases)('%s', (_name, source, expected) => {
    expect(findImports(source)).toEqual(expected)
  })
})
