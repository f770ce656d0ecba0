import { types, type CustomTypesConfig } from 'pg'
import { CitxError } from '../errors/citx-error.ts'

const { INT8, DATE, TIMESTAMP } = types.builtins
const int8Array = 1016
const dateArray = 1182

type TextParser = (text: string) => unknown

const parsers: ReadonlyMap<number, TextParser> = new Map<number, TextParser>([
  [INT8, parseSafeInteger],
  [DATE, keepText],
  [TIMESTAMP, keepText],
  [int8Array, parseArray(parseSafeInteger)],
  [dateArray, parseArray(keepText)],
])

/**
 * How columns arrive: int8 as number (INTERNAL beyond 2^53, never rounded), numeric as string, date as 'YYYY-MM-DD',
 * timestamp without zone as string, timestamptz as Date, json as its value.
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : parsers.get(oid)
    return own ?? types.getTypeParser(oid, format)
  },
}

function parseSafeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new CitxError('INTERNAL', 'the database returned an integer beyond 2^53; cast it to text')
}

function keepText(text: string): string {
  return text
}

/** Elements of integer and date arrays are never quoted, so a split will do. */
function parseArray(parse: TextParser): TextParser {
  return (text) =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : parse(item)))
}
