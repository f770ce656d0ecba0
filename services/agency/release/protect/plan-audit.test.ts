import { describe, expect, it } from 'vitest'
import { ALL, type Place } from '@citx/schema/cube/place.ts'
import {
  effectiveVariance,
  fullCubeFactor,
  placesFactor,
  planFactor,
  requireEffectiveVariance,
} from './plan-audit.ts'

const range = (from: number, count: number) => Array.from({ length: count }, (_, k) => from + k)
const months = range(0, 12).map((month) => [month])
const quarters = range(0, 4).map((quarter) => range(quarter * 3, 3))
const year = [range(0, 12)]

const members = (name: string, count: number) => [ALL, ...range(1, count).map((k) => `${name}${k}`)]

/** Every place of a cube of so many journeys, channels and stages, with all margins. */
function fullCube(journeys: number, channels: number, stages: number): readonly Place[] {
  return members('j', journeys).flatMap((journey) =>
    members('c', channels).flatMap((channel) =>
      members('s', stages).map((stage) => ({ journey, channel, stage })),
    ),
  )
}

const squareCube = {
  finest: 4,
  facts: [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]],
}

describe('general plans, against exact fractions', () => {
  it.each([
    ['one fact', { finest: 1, facts: [[0]] }, 1],
    ['two copies of it', { finest: 1, facts: [[0], [0]] }, 1 / 2],
    ['two facts and their sum', { finest: 2, facts: [[0], [1], [0, 1]] }, 2 / 3],
    [
      'five facts and their sum',
      { finest: 5, facts: [...range(0, 5).map((k) => [k]), range(0, 5)] },
      5 / 6,
    ],
    ['a cube of 2 x 2 with margins', squareCube, 4 / 9],
    ['months and year', { finest: 12, facts: [...months, ...year] }, 12 / 13],
    [
      'months, quarters and year',
      { finest: 12, facts: [...months, ...quarters, ...year] },
      47 / 64,
    ],
    ['a year whose months are not published', { finest: 12, facts: year }, 1],
    ['a part and the whole', { finest: 2, facts: [[0], [0, 1]] }, 1],
  ])('%s', (_, plan, expected) => {
    expect(planFactor(plan)).toBeCloseTo(expected, 12)
  })

  it('months with rolling quarters or a running year leave 0.38 to 0.65', () => {
    const rolling = range(0, 10).map((first) => range(first, 3))
    const running = range(1, 12).map((length) => range(0, length))
    expect(planFactor({ finest: 12, facts: [...months, ...rolling] })).toBeCloseTo(0.46, 2)
    expect(planFactor({ finest: 12, facts: [...months, ...running] })).toBeCloseTo(0.38, 2)
  })

  it('a plan that publishes nothing is refused', () => {
    expect(() => planFactor({ finest: 2, facts: [] })).toThrow(/publishes nothing/)
  })
})

describe('full cubes', () => {
  it.each([
    [6, 4, 5],
    [2, 2, 2],
    [3, 1, 4],
    [1, 1, 1],
  ])('%i x %i x %i: the formula is the general plan', (journeys, channels, stages) => {
    const factor = fullCubeFactor([journeys, channels, stages])
    expect(placesFactor(fullCube(journeys, channels, stages))).toBeCloseTo(factor, 10)
  })

  it('a place that is given twice is one draw', () => {
    const places = fullCube(2, 2, 2)
    expect(placesFactor([...places, ...places])).toBeCloseTo(8 / 27, 12)
  })

  it('places with a member missing are facts of their own', () => {
    const places = [...fullCube(2, 2, 2), { journey: 'tax', channel: ALL, stage: 'apply' }]
    expect(placesFactor(places)).toBeGreaterThanOrEqual(8 / 27 - 1e-12)
    expect(placesFactor(places)).toBeLessThan(0.4)
  })

  it('fewer margins leave more noise', () => {
    const places = fullCube(6, 4, 5)
    const flat = places.filter(({ channel, stage }) => channel !== ALL && stage !== ALL)
    expect(placesFactor(flat)).toBeCloseTo(6 / 7, 10)
    expect(placesFactor(places)).toBeLessThan(placesFactor(flat))
  })
})

describe('the effective variance of a measure', () => {
  const windowFactor = planFactor({ finest: 12, facts: [...months, ...quarters, ...year] })
  const default654 = { variance: 3, places: fullCube(6, 4, 5), answers: 5 }

  it('is 1.43 for 6 x 4 x 5 places and 5 answers, 1.05 with quarters and year', () => {
    expect(effectiveVariance(default654)).toBeCloseTo(1.43, 2)
    expect(effectiveVariance({ ...default654, windowFactor })).toBeCloseTo(1.05, 2)
    requireEffectiveVariance('csat', effectiveVariance({ ...default654, windowFactor }))
  })

  it.each([
    ['with rolling quarters', { ...default654, windowFactor: 0.46 }, /0.66/],
    ['with one correction', { ...default654, windowFactor: 0.5 }, /0.71/],
    ['of 2 x 2 x 2 places', { ...default654, places: fullCube(2, 2, 2) }, /0.74/],
  ])('%s is refused', (_, plan, figure) => {
    expect(() => {
      requireEffectiveVariance('csat', effectiveVariance(plan))
    }).toThrow(
      expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringMatching(figure) }),
    )
  })

  it('that is not a number is refused', () => {
    expect(() => {
      requireEffectiveVariance('csat', Number.NaN)
    }).toThrow(/RELEASE_REFUSED|NaN/)
  })
})
