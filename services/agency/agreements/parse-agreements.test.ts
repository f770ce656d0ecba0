import { describe, expect, it } from 'vitest'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { parseAgreements } from './parse-agreements.ts'

const reading = {
  where: 'agreements.yaml',
  timeZone: 'Europe/Copenhagen',
  vocabulary: loadVocabulary(),
}

describe('an agreements file', () => {
  it('is read with its days in the zone of the agency', () => {
    const text = `
- grantee: benchmark-nordic
  purposes: [benchmarking]
  families: [demand]
  journeys: [ALL, pothole]
  from: 2026-01-01
  until: 2026-03-31
- grantee: partner-1
  purposes: [benchmarking, research]
  families: []
  via: [national-gateway]
  until: 2026-03-31T12:00:00+02:00
  maxAge: 60
  staleIfError: 86400
`
    expect(parseAgreements(text, reading)).toEqual([
      {
        grantee: 'benchmark-nordic',
        purposes: ['benchmarking'],
        families: ['demand'],
        journeys: ['ALL', 'pothole'],
        from: Date.parse('2025-12-31T23:00:00Z'),
        until: Date.parse('2026-03-31T22:00:00Z'),
      },
      {
        grantee: 'partner-1',
        purposes: ['benchmarking', 'research'],
        families: [],
        via: ['national-gateway'],
        until: Date.parse('2026-03-31T10:00:00Z'),
        maxAge: 60,
        staleIfError: 86_400,
      },
    ])
  })

  it.each(['[]', '# nothing yet', 'null'])('may be without any: %j', (text) => {
    expect(parseAgreements(text, reading)).toEqual([])
  })

  it('is refused with all its problems and their places', () => {
    const text = `
- grantee: Not An Id
  purposes: []
  families: [demands]
- grantee: p1
  purposes: [benchmarking]
  families: [demand]
  journeys: [potholes]
  until: yesterday
  share: all
- grantee: p1
  purposes: [benchmarking]
  families: [demand]
  from: 2026-05-02
  until: 2026-05-01
`
    const error = thrownBy(() => parseAgreements(text, reading))
    expect(isCitxError(error, 'BAD_CONFIG')).toBe(true)
    const problems = isCitxError(error) ? error.details : []
    expect(problems.map(({ row, path }) => [row, path])).toEqual(
      expect.arrayContaining([
        [2, '[0].grantee'],
        [3, '[0].purposes'],
        [4, '[0].families[0]'],
        [8, '[1].journeys[0]'],
        [9, '[1].until'],
      ]),
    )
    expect(problems.map(({ message }) => message).join()).toMatch(/Unrecognized key.*share/)
  })

  it.each(['just text', '{ grantee: p1 }', '- p1', '- grantee: p1'])(
    'is refused when it is something else: %j',
    (text) => {
      expect(
        isCitxError(
          thrownBy(() => parseAgreements(text, reading)),
          'BAD_CONFIG',
        ),
      ).toBe(true)
    },
  )

  it.each(['maxAge: 3601', 'maxAge: -1', 'maxAge: 1.5', 'maxAge: 10s', 'staleIfError: 604801'])(
    'is refused when answers may be kept too long, or for no proper time: %s',
    (line) => {
      const text = `[{ grantee: p1, purposes: [benchmarking], families: [demand], ${line} }]`
      expect(() => parseAgreements(text, reading)).toThrow(/must be whole seconds, from 0 to \d+/)
    },
  )

  it('is refused when an agreement ends before it begins', () => {
    const text =
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], from: 2026-05-02, until: 2026-05-01 }]'
    expect(() => parseAgreements(text, reading)).toThrow(/ends before it begins/)
  })
})

function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}
