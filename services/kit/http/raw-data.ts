import type { FormattedExecutionResult } from 'graphql'

const text: unique symbol = Symbol('text of data')

/** The `data` of an answer that exists as JSON text already, which `stringifyResult` puts in its place unread. */
export interface RawData {
  readonly [text]: string
}

/** Marks JSON text as the `data` of an answer. It must be one JSON object; nothing checks it. */
export function rawData(json: string): RawData & Record<string, unknown> {
  return { [text]: json }
}

/** The text of an answer: `errors`, `data`, `extensions`, in this order, without those that it lacks. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { errors, data, extensions } = result
  if (!isRaw(data)) return `${JSON.stringify({ errors, data, extensions })}\n`
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`
  return `{${before}"data":${data[text]}${after}}\n`
}

function isRaw(data: unknown): data is RawData {
  return typeof data === 'object' && data !== null && text in data
}
