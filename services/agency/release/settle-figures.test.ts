import { expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { settleFigures, type SourcedFigure } from './settle-figures.ts'

const visits = (
  givenBy: string,
  more: Partial<SourcedFigure['figure']> = { value: 120 },
): SourcedFigure => ({
  givenBy,
  figure: { id: 'website-visits', ...EVERYWHERE, channel: 'web', source: `of ${givenBy}`, ...more },
})

const counts = (count: number) => ({ measure: 'm', counts: { a: count } })

it('keeps what sources say alike, and what one says of a value and another of its counts', () => {
  const alike = [visits('analytics'), visits('report')]
  expect(settleFigures(alike)).toEqual(alike.map(({ figure }) => figure))
  const parts = [visits('analytics'), visits('report', { measure: 'm', counts: { a: 1 } })]
  expect(settleFigures(parts)).toHaveLength(2)
})

it('refuses a contradiction, in words, and takes the source that is preferred', () => {
  const given = [visits('analytics'), visits('report', { value: 130 })]
  expect(() => settleFigures(given)).toThrow(
    /website-visits at ALL \/ web \/ ALL is 120 by analytics and 130 by report\. .*preferredSources/,
  )
  expect(() => settleFigures(given, ['survey'])).toThrow(/contradict/)
  expect(settleFigures(given, ['survey', 'report', 'analytics'])).toMatchObject([{ value: 130 }])
  expect(() => settleFigures([visits('a', counts(1)), visits('b', counts(2))])).toThrow(
    /\{"a":1\} by a and \{"a":2\} by b/,
  )
})

it('settles each place on its own', () => {
  const elsewhere = visits('report', { channel: 'app', value: 7 })
  const given = [visits('analytics'), elsewhere]
  expect(settleFigures(given)).toEqual(given.map(({ figure }) => figure))
})
