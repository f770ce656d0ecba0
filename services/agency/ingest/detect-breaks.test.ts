import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { describe, expect, it } from 'vitest'
import type { NewFigure } from '../records/new-figure.ts'
import { detectBreaks } from './detect-breaks.ts'

const vocabulary = loadVocabulary()

/** 120 answers: an index of 66.7, and 58.3 % satisfied. */
const counts = { 1: 5, 2: 10, 3: 35, 4: 40, 5: 30 }
const index = 67
const satisfied = 58

function published(window: string, value: number, change: Partial<NewFigure> = {}): NewFigure {
  return {
    id: 'satisfaction-index',
    journey: 'council-tax',
    channel: 'ALL',
    stage: 'ALL',
    window,
    value,
    measure: 'satisfaction-5',
    counts,
    source: 'ours',
    ...change,
  }
}

function series(...values: readonly number[]): readonly NewFigure[] {
  return values.map((value, month) => published(`2026-0${month + 1}`, value))
}

const found = (...values: readonly number[]) => detectBreaks(series(...values), vocabulary)

describe('breaks found by computing published scores again', () => {
  it('finds the window from which on another formula fits', () => {
    expect(found(index, index, index, satisfied, satisfied)).toEqual([
      {
        measure: 'satisfaction-5',
        from: '2026-04',
        kind: 'formula',
        note: 'Computed again from its counts, the published score equals satisfaction-index before 2026-04, and percent-satisfied from then on.',
      },
    ])
  })

  it('finds them whatever the order of the file', () => {
    const given = series(index, index, satisfied, satisfied)
    expect(detectBreaks(given.toReversed(), vocabulary)).toEqual(detectBreaks(given, vocabulary))
    expect(detectBreaks(given, vocabulary)).toHaveLength(1)
  })

  it('takes a single window that departs for an error, at the end too', () => {
    expect(found(index, index, satisfied, index, index)).toEqual([])
    expect(found(index, index, index, satisfied)).toEqual([])
  })

  it('passes over windows that no formula fits', () => {
    expect(found(index, 12, index, 99)).toEqual([])
    expect(found(index, index, 12, satisfied, satisfied).map(({ from }) => from)).toEqual([
      '2026-04',
    ])
  })

  it('finds a way there and back', () => {
    expect(found(index, index, satisfied, satisfied, index, index).map(({ from }) => from)).toEqual(
      ['2026-03', '2026-05'],
    )
  })

  it('does not take a change of journey for a break', () => {
    const other = series(satisfied, satisfied).map((figure) => ({ ...figure, journey: 'parking' }))
    expect(detectBreaks([...series(index, index), ...other], vocabulary)).toEqual([])
  })

  it('says once what several journeys show', () => {
    const given = series(index, index, satisfied, satisfied)
    const other = given.map((figure) => ({ ...figure, journey: 'parking-permit' }))
    expect(detectBreaks([...given, ...other], vocabulary)).toHaveLength(1)
  })

  it('needs counts beside the score', () => {
    const bare = series(index, index, satisfied, satisfied).map(
      ({ counts: _counts, ...figure }): NewFigure => figure,
    )
    expect(detectBreaks(bare, vocabulary)).toEqual([])
  })
})
