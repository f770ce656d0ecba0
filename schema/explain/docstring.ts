import { readFileSync } from 'node:fs'

/** The docstring of an exported function of `schema/`, as one paragraph. Throws when there is none: a page must not be silent. */
export function docstringOf(module: string, name: string): string {
  const source = readFileSync(new URL(`../${module}`, import.meta.url), 'utf8')
  const end = source.search(new RegExp(`^export function ${name}\\b`, 'm'))
  const start = source.lastIndexOf('/**', end)
  const comment = source.slice(start, end)
  if (end === -1 || start === -1 || comment.indexOf('*/') !== comment.trimEnd().length - 2)
    throw new RangeError(`${module}: the function ${name} has no docstring`)
  return comment
    .replaceAll(/^\s*\/?\*+\/? ?/gm, '')
    .replaceAll('*/', '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
