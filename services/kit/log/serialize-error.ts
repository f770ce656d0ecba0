const safeFields = [
  'code',
  'details',
  'errno',
  'syscall',
  'address',
  'port',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
] as const
const maxCauses = 5

/**
 * An error as fields for the log: its type, message, stack, causes and a chosen few properties. Others stay out, because
 * drivers put rows (PostgreSQL's `detail`) and HTTP clients put headers there.
 */
export function serializeError(error: Error, depth = 0): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    type: error.name,
    message: error.message,
    stack: error.stack,
  }
  for (const name of safeFields) {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value
    if (value !== undefined) fields[name] = value
  }
  if (depth < maxCauses) {
    if (error.cause !== undefined) fields['cause'] = serializeCause(error.cause, depth + 1)
    if (error instanceof AggregateError) {
      fields['errors'] = error.errors.map((part: unknown) => serializeCause(part, depth + 1))
    }
  }
  return fields
}

function serializeCause(cause: unknown, depth: number): unknown {
  return cause instanceof Error ? serializeError(cause, depth) : String(cause)
}
