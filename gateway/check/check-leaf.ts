import { findWindow } from '@citx/schema/cube/window.ts'
import { isEnumType, type GraphQLLeafType } from 'graphql'
import type { LeafCheck } from './shape.ts'

const maxInt = 2 ** 31 - 1
/** Half of a surrogate pair is no character: many a reader of JSON would refuse the whole answer for it. */
const isString: LeafCheck = (value) => typeof value === 'string' && value.isWellFormed()
const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

const scalars: Readonly<Record<string, LeafCheck>> = {
  ID: isString,
  String: isString,
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= -maxInt - 1 && value <= maxInt,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  Window: (value) => typeof value === 'string' && findWindow(value) !== undefined,
  DateTime: (value) =>
    typeof value === 'string' && isoMoment.test(value) && !Number.isNaN(Date.parse(value)),
}

/** What JSON a leaf type of the contract accepts. Throws for a scalar that has no rule yet. */
export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const members = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => members.has(value)
  }
  const check = Object.hasOwn(scalars, type.name) ? scalars[type.name] : undefined
  if (check === undefined) throw new Error(`the contract's scalar ${type.name} has no check`)
  return check
}
