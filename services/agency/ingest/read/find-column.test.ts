import { describe, expect, it } from 'vitest'
import { findColumn } from './find-column.ts'

const columns = ['NETPRO  ', 'Q14FIND ', 'Q14FIND', 'two\nlines', 'x ', ' x']

describe('findColumn', () => {
  it.each([
    ['Q14FIND', { kind: 'found', index: 2 }],
    ['Q14FIND ', { kind: 'found', index: 1 }],
    ['NETPRO', { kind: 'found', index: 0 }],
    ['two lines', { kind: 'found', index: 3 }],
    ['x', { kind: 'ambiguous', names: ['x ', ' x'] }],
    ['netpro', { kind: 'missing' }],
  ])('%j', (name, match) => expect(findColumn(columns, name)).toEqual(match))
})
