import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { loadYamlFile, parseYamlText, type YamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { formatProblem } from '@citx/kit/errors/format-problem.ts'
import { findVocabularyProblems, type VocabularyProblem } from './check-vocabulary.ts'
import { mappingSchema, type MappingContent } from './mapping.ts'

declare const mappingBrand: unique symbol

/** A mapping that was read and checked against the vocabulary. */
export type Mapping = MappingContent & { readonly [mappingBrand]: true }

/**
 * Reads a mapping file. Fails with BAD_MAPPING and every problem with its line, or with UNKNOWN_JOURNEY and its like where
 * the only problems are ids that the vocabulary does not know.
 */
export async function loadMapping(path: string, vocabulary: Vocabulary): Promise<Mapping> {
  return checkMapping(await loadYamlFile(path, { code: 'BAD_MAPPING' }), path, vocabulary)
}

/** Reads a mapping from text; `where` names it in problems. */
export function parseMapping(text: string, where: string, vocabulary: Vocabulary): Mapping {
  return checkMapping(parseYamlText(text, where, { code: 'BAD_MAPPING' }), where, vocabulary)
}

function checkMapping({ value, locate }: YamlFile, where: string, vocabulary: Vocabulary): Mapping {
  const content = parseConfig(mappingSchema, value, where, { code: 'BAD_MAPPING', locate })
  const problems = findVocabularyProblems(content, vocabulary)
  if (isChecked(content, problems)) return content
  const details = problems.map(({ message, path }) => ({
    message,
    file: where,
    ...locate(path),
    path: path.join('.'),
  }))
  const codes = new Set(problems.map(({ code }) => code))
  const [code = 'BAD_MAPPING'] = codes
  const list = details.map((detail) => `\n  ${formatProblem(detail)}`).join('')
  throw new CitxError(
    codes.size === 1 ? code : 'BAD_MAPPING',
    `${where} names what the vocabulary does not know:${list}`,
    { details },
  )
}

function isChecked(
  content: MappingContent,
  problems: readonly VocabularyProblem[],
): content is Mapping {
  return problems.length === 0 && content.source !== ''
}
