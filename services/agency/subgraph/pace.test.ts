import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createPace, dueFrom } from './pace.ts'

const nobody = new AbortController().signal

describe('the pace of a request', () => {
  it('does little work at once, and gives way to others when it becomes much', async () => {
    let nowMs = 0
    const pace = createPace({ dueMs: Infinity, signal: nobody, clock: () => nowMs })
    const done: string[] = []
    const work = (what: string) => () => {
      done.push(what)
      nowMs += 6
      return what
    }
    expect(pace.run(work('first'))).toBe('first')
    expect(pace.run(work('second'))).toBe('second')
    const later = ['third', 'fourth', 'fifth'].map(async (what) => pace.run(work(what)))
    expect(done).toEqual(['first', 'second'])
    const others = nextTurn().then(() => done.push('others'))
    expect(await Promise.all(later)).toEqual(['third', 'fourth', 'fifth'])
    await others
    expect(done.indexOf('others')).toBeLessThan(done.indexOf('fourth'))
  })

  it('ends when the answer is overdue, before anything more is done', async () => {
    let nowMs = 0
    const pace = createPace({ dueMs: 15, signal: nobody, clock: () => nowMs })
    const work = () => (nowMs += 12)
    expect(pace.run(work)).toBe(12)
    const [second, third] = [pace.run(work), pace.run(work)]
    expect(await second).toBe(24)
    await expect(third).rejects.toMatchObject({
      extensions: { code: 'AGENCY_TIMEOUT', http: { status: 504 } },
    })
    expect(() => pace.run(work)).toThrow('is over')
    expect(() => pace.check()).toThrow('is over')
    expect(nowMs).toBe(24)
  })

  it('ends when the asker has gone', () => {
    const asker = new AbortController()
    const pace = createPace({ dueMs: Infinity, signal: asker.signal })
    pace.check()
    asker.abort()
    expect(() => pace.run(() => 1)).toThrow('nobody waits')
  })
})

describe('the deadline of a request', () => {
  it.each([
    ['250', 1250],
    ['0', 1000],
    [undefined, Infinity],
    ['', Infinity],
    ['-1', Infinity],
    ['1e3', Infinity],
    ['soon', Infinity],
    ['9999999999', Infinity],
  ])('is read from citx-deadline-ms: %j', (header, dueMs) => {
    expect(dueFrom(header, 1000)).toBe(dueMs)
  })
})
