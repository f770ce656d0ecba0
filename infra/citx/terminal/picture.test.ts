import { describe, expect, it } from 'vitest'
import { barPicture, rangePicture, scaleHead, scaleOf } from './picture.ts'
import { cut, prose } from './prose.ts'
import { table } from './table.ts'

describe('a picture of an interval', () => {
  const scale = scaleOf([0, null, 95])

  it('has its ends, its value and a mark where they are on the scale', () => {
    expect(scaleHead(scale)).toBe('0                 95')
    expect(scaleHead(scaleOf([3.41, 4.6]))).toBe('3.4              4.6')
    expect(scaleHead(scaleOf([0.25, 0.4]))).toBe('0.25            0.40')
    expect(rangePicture({ low: 0, value: 50, high: 95 }, scale)).toBe('|---------o--------|')
    expect(rangePicture({ low: 25, value: 50, high: 75 }, scale, 10)).toBe('  :  |----o----|    ')
  })

  it('draws a value without an interval as a point, and one that is missing not at all', () => {
    expect(rangePicture({ low: null, value: 0, high: null }, scale)).toBe(`o${' '.repeat(19)}`)
    expect(rangePicture({ low: null, value: null, high: null }, scale)).toBe('')
    expect(rangePicture({ low: 1, value: 1, high: 1 }, scaleOf([]))).toBe('')
    expect(rangePicture({ low: 7, value: 7, high: 7 }, scaleOf([7]))).toContain('o')
  })

  it('draws what is below zero to the left', () => {
    expect(barPicture(-5, 10)).toBe('     =====|')
    expect(barPicture(10, 10)).toBe('          |==========')
    expect(barPicture(0, 0)).toBe('          |')
  })
})

describe('text for a terminal', () => {
  it('is broken between words, at 100 columns', () => {
    const sentence = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')
    const lines = prose(sentence, 'short')
    expect(lines.every((line) => line.length <= 100)).toBe(true)
    expect(lines.at(-1)).toBe('short')
    expect(
      lines
        .slice(0, -1)
        .map((line) => line.trim())
        .join(' '),
    ).toBe(sentence)
    expect(prose('x'.repeat(150))).toEqual(['x'.repeat(150)])
  })

  it('is cut with a sign', () => {
    expect(cut('Riverside', 9)).toBe('Riverside')
    expect(cut('Riverside', 6)).toBe('River…')
  })

  it('stands in tables without blanks at the ends of lines', () => {
    expect(table(['A', 'n'], [['x', '1']], { right: [1] }).split('\n')).toEqual([
      'A  n',
      '----',
      'x  1',
    ])
  })
})
