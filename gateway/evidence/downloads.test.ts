import { describe, expect, it } from 'vitest'
import { createDownloads } from './downloads.ts'

const busy = expect.objectContaining({ code: 'AGENCY_BUSY' })

describe('downloads', () => {
  it('are so many for each, and so many in all', () => {
    const downloads = createDownloads({ inAll: 3, each: 2 })
    const first = downloads.begin('one')
    downloads.begin('one')
    expect(() => downloads.begin('one')).toThrow(busy)
    downloads.begin('two')
    expect(() => downloads.begin('two')).toThrow(busy)
    first[Symbol.dispose]()
    downloads.begin('two')
    expect(() => downloads.begin('one')).toThrow(busy)
  })

  it('give back their place once, however often they end', () => {
    const downloads = createDownloads({ inAll: 2, each: 2 })
    const first = downloads.begin('one')
    downloads.begin('one')
    for (const _ of [1, 2]) first[Symbol.dispose]()
    downloads.begin('one')
    expect(() => downloads.begin('one')).toThrow(busy)
  })
})
