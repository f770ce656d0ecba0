export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export type JsonObject = { readonly [key: string]: JsonValue }

/** Numbers whose text would change on the way through a double: long ones, 1.0, 1e3. */
const TEXT_MATTERS = /\d(?:[.eE]|\d{15})/

interface ReviverContext {
  /** The text of a primitive value. In Node since 22, not yet in the library types. */
  readonly source?: string
}
type Reviver = (key: string, value: unknown, context?: ReviverContext) => unknown
const parse: (text: string, reviver?: Reviver) => JsonValue = JSON.parse

/** Parses JSON with numbers as they are written: `1.0` and a 20-digit id stay themselves, as strings of their text. */
export function parseJson(text: string): JsonValue {
  return TEXT_MATTERS.test(text) ? parse(text, numberAsWritten) : parse(text)
}

function numberAsWritten(_key: string, value: unknown, context?: ReviverContext): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a value, for a report; none for one nested too deeply to be walked. */
export function printJson(value: JsonValue): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

/** What a value is, in words for a message. */
export function describeJson(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty array' : `an array of ${value.length}`
  if (isJsonObject(value)) return `an object with ${Object.keys(value).length} keys`
  return `a ${typeof value}`
}
