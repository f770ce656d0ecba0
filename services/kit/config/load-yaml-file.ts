import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { CitxError, type Problem } from '../errors/citx-error.ts'
import { formatProblem } from '../errors/format-problem.ts'
import type { TextPlace } from './parse-config.ts'
import { readTextFile } from './read-text-file.ts'

/** A parsed YAML file; `locate` tells where a value (or the nearest one above it) stands in the text. */
export interface YamlFile {
  readonly value: unknown
  readonly locate: (path: readonly PropertyKey[]) => TextPlace | undefined
}

/** How to load: the code for malformed YAML, and the size limit (4 MiB by default). */
export interface LoadYamlOptions {
  readonly code?: 'BAD_CONFIG' | 'BAD_MAPPING'
  readonly maxBytes?: number
}

/**
 * Loads one YAML 1.2 document. Fails with the codes of `readTextFile`, and with BAD_CONFIG (or the code given) listing
 * every syntax error, duplicate key and unknown tag with its row and column.
 */
export async function loadYamlFile(
  path: string,
  { code = 'BAD_CONFIG', ...limits }: LoadYamlOptions = {},
): Promise<YamlFile> {
  return parseYamlText(await readTextFile(path, limits), path, { code })
}

/** Parses the text of one YAML document; `where` names it in problems. Fails as `loadYamlFile` does. */
export function parseYamlText(
  text: string,
  where: string,
  { code = 'BAD_CONFIG' }: Pick<LoadYamlOptions, 'code'> = {},
): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const findings = [...document.errors, ...document.warnings]
  if (findings.length > 0) {
    const details = findings.map(({ message, pos: [offset] }) => ({
      message: message.split('\n', 1).join(''),
      file: where,
      ...placeAt(lines, offset),
    }))
    throw malformed(code, where, details)
  }
  return {
    value: toValue(document, where, code),
    locate: (valuePath) => locateIn(document, lines, valuePath),
  }
}

function malformed(
  code: 'BAD_CONFIG' | 'BAD_MAPPING',
  where: string,
  details: readonly Problem[],
): CitxError {
  const list = details.map((problem) => `\n  ${formatProblem(problem)}`).join('')
  return new CitxError(code, `${where} is not correct YAML:${list}`, { details })
}

function toValue(document: Document, where: string, code: 'BAD_CONFIG' | 'BAD_MAPPING'): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new CitxError(code, `${where} cannot be used: ${message}`, {
      details: [{ message, file: where }],
      cause,
    })
  }
}

function locateIn(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): TextPlace | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return placeAt(lines, node.range[0])
  }
  return undefined
}

function placeAt(lines: LineCounter, offset: number): TextPlace {
  const { line, col } = lines.linePos(offset)
  return { row: line, column: col }
}
