import * as methods from '@citx/gateway/compare/methods.ts'
import { STATISTICS } from '@citx/schema/explain/statistics/all-statistics.ts'
import { expect, it } from 'vitest'

const named = Object.values(methods).flatMap((list) => (Array.isArray(list) ? list : []))

it.each(named)('$id, which answers of the gateway name, has a page', ({ id }) => {
  expect(STATISTICS.map((statistic) => statistic.id)).toContain(id.split('@')[0])
})
