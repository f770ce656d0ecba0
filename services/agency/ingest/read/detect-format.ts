import type { Format } from './source.ts'

const PACKED_ENDING = /\.gz$/i
const ARRAY_OF_RECORDS = /^\s*\[\s*[[\]{]/
const OBJECT = /^\s*\{\s*["}]/

/**
 * The format by the first characters, or by the ending of the file's name where these could be either.
 * An object is NDJSON when the first line is whole by itself and another line follows.
 */
export function detectFormat(head: string, path: string): Format {
  const ending = /\.([a-z]+)$/i.exec(path.replace(PACKED_ENDING, ''))?.[1]?.toLowerCase()
  if (ending === 'ndjson' || ending === 'jsonl') return 'ndjson'
  if (ending === 'tsv' || ending === 'tab') return 'tsv'
  if (OBJECT.test(head)) return isFollowedByAnother(head) ? 'ndjson' : 'json'
  if (ending === 'json' || ARRAY_OF_RECORDS.test(head)) return 'json'
  return 'csv'
}

function isFollowedByAnother(head: string): boolean {
  const text = head.trimStart()
  const lineEnd = text.indexOf('\n')
  if (lineEnd === -1 || text.slice(lineEnd).trim() === '') return false
  try {
    JSON.parse(text.slice(0, lineEnd))
    return true
  } catch {
    return false
  }
}
