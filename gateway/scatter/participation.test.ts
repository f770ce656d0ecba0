import { describe, expect, it } from 'vitest'
import { ParticipationLog, type Participation } from './participation.ts'

const row = (changes: Partial<Participation>): Participation => ({
  agency: 'north',
  status: 'OK',
  reason: null,
  release: 'r1',
  releasedAt: null,
  milliseconds: 5,
  ...changes,
})

describe('ParticipationLog', () => {
  it('keeps one row for each agency: the worst status, the longest time, the newest release', () => {
    const log = new ParticipationLog()
    log.add([row({ agency: 'south' })])
    log.add([row({ milliseconds: 9 })])
    log.add([row({ status: 'TIMEOUT', reason: 'late', release: null })])
    log.add([row({ release: 'r2', milliseconds: 2 })])
    expect(log.rows()).toEqual([
      row({ status: 'TIMEOUT', reason: 'late', release: 'r2', milliseconds: 9 }),
      row({ agency: 'south' }),
    ])
  })
})
