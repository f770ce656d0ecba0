import type { HttpHeaders } from './connection/post.ts'

/** What an agency says of its state with every answer. */
export interface AgencyState {
  /** Id of its newest release; `null` before the first. */
  readonly release: string | null
  readonly releasedAt: string | null
  /** Families it shares with the asker. */
  readonly shared: readonly string[]
}

const releaseId = /^[A-Za-z0-9._:-]{1,128}$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/
const familyList = /^[a-z-]+(, ?[a-z-]+)*$/

/** Reads the `citx-*` headers of an answer; returns the name of the header that is missing or malformed. */
export function readState(headers: HttpHeaders): AgencyState | string {
  const release = headers['citx-release']
  if (typeof release !== 'string' || !releaseId.test(release)) return 'citx-release'
  const shared = readFamilies(headers['citx-shared'])
  if (shared === undefined) return 'citx-shared'
  const releasedAt = headers['citx-released-at']
  if (releasedAt !== undefined && releasedAt !== '' && !isMoment(releasedAt))
    return 'citx-released-at'
  const none = release === 'none'
  return {
    release: none ? null : release,
    releasedAt: none || !isMoment(releasedAt) ? null : releasedAt,
    shared,
  }
}

/** The latest that was read: agencies mostly share the same with an asker. */
let latest: { readonly text: string; readonly families: readonly string[] } | undefined

/** Undefined for what is no list of families. */
function readFamilies(text: string | string[] | undefined): readonly string[] | undefined {
  if (typeof text !== 'string') return undefined
  if (latest?.text === text) return latest.families
  if (text !== '' && !familyList.test(text)) return undefined
  latest = { text, families: text === '' ? [] : text.split(/, ?/) }
  return latest.families
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && moment.test(value)
}
