import { GraphQLScalarType, Kind } from 'graphql'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findWindow, type Window } from '@citx/schema/cube/window.ts'

/** A window in an argument; anything else is UNKNOWN_WINDOW. */
export const windowScalar = new GraphQLScalarType<Window, string>({
  name: 'Window',
  serialize: String,
  parseValue: readWindow,
  parseLiteral: (node) => readWindow(node.kind === Kind.STRING ? node.value : undefined),
})

function readWindow(value: unknown): Window {
  const window = typeof value === 'string' ? findWindow(value) : undefined
  if (window !== undefined) return window
  const given = typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : 'this'
  throw new CitxError(
    'UNKNOWN_WINDOW',
    `${given} is not a window: write a month as "2026-03", a quarter as "2026-Q1", a year as "2026"`,
  )
}
