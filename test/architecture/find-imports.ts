/** One import or re-export of a module. A type-only one is gone when the program runs. */
export interface ModuleImport {
  readonly specifier: string
  readonly typeOnly: boolean
}

// Statements start a line, as prettier writes them, so that text inside strings and comments is not taken for one.
const STATEMENT =
  /^(?:import|export)\s+(?<type>type\s+(?!from\b))?(?:[\w$*\s{},]+?\s+from\s*)?['"](?<specifier>[^'"\n]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"](?<specifier>[^'"\n]+)['"]\s*[,)]/g

/** The modules that a TypeScript file names: static and dynamic imports, and re-exports. */
export function findImports(source: string): readonly ModuleImport[] {
  const code = stripLineComments(source)
  const statements = [...code.matchAll(STATEMENT)].map(({ groups }) => ({
    specifier: groups?.['specifier'] ?? '',
    typeOnly: groups?.['type'] !== undefined,
  }))
  const dynamic = [...code.matchAll(DYNAMIC)].map(({ groups, index }) => ({
    specifier: groups?.['specifier'] ?? '',
    typeOnly: isTypeQuery(code, index),
  }))
  return [...statements, ...dynamic]
}

/** `typeof import('x')` and `let x: import('x').T` name a type. */
function isTypeQuery(code: string, index: number): boolean {
  return /(?:typeof|[:<|&])\s*$/.test(code.slice(Math.max(0, index - 10), index))
}

function stripLineComments(source: string): string {
  return source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
}
