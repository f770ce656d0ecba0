import { describe, expect, it } from 'vitest'
import { indexMembers } from '../access/members.ts'
import { describeOutcome } from './describe-outcome.ts'

const release = 'a'.repeat(64)
const reason = 'published by mistake'
const { distrusted } = indexMembers(
  {
    seq: 1,
    prev: null,
    issuedAt: '',
    expires: '',
    agencies: [],
    partners: [],
    forums: [],
    gateways: [],
    distrusted: [{ id: release, reason }],
  },
  '',
)

const answerOf = (id: string) => ({
  members: [],
  errors: [],
  missing: [],
  state: { release: id, releasedAt: null, shared: ['demand'] },
})

describe('what participation says of an answer', () => {
  it('warns of a release that the directory distrusts, and lets the answer stand', () => {
    expect(describeOutcome(answerOf(release), distrusted)).toMatchObject({
      status: 'OK',
      release,
      reason: `published a release that the directory distrusts: ${reason}`,
    })
  })

  it('warns of it beside what else there is to say', () => {
    const stale = { status: 'DOWN', reason: 'cannot be reached' } as const
    expect(describeOutcome({ ...answerOf(release), stale }, distrusted)).toMatchObject({
      status: 'STALE',
      reason: `published a release that the directory distrusts: ${reason}; cannot be reached; this is its answer from before it published`,
    })
    const missing = [{ path: ['contract'], coordinate: 'Agency.contract' }]
    expect(describeOutcome({ ...answerOf(release), missing }, distrusted).reason).toMatch(
      /distrusts: published by mistake; serves another version/,
    )
  })

  it('warns of no other', () => {
    expect(describeOutcome(answerOf('b'.repeat(64)), distrusted).reason).toBeNull()
  })
})
