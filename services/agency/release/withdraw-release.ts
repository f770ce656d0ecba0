import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { appendRelease, inHistory, type AppendedRelease } from './append-release.ts'
import { describeProtections } from './protection-plan.ts'
import type { PublishOptions } from './publish-release.ts'

export type WithdrawOptions = Pick<
  PublishOptions,
  'db' | 'agency' | 'window' | 'now' | 'signingKey' | 'vocabulary' | 'protection'
>

/**
 * Takes back what was released of a window: a signed release without rows stands in its place, and the window cannot be
 * released again. Fails with RELEASE_REFUSED when nothing of the window is in force.
 */
export function withdrawRelease(options: WithdrawOptions): Promise<AppendedRelease> {
  const { db, agency, window, now, signingKey, vocabulary, protection } = options
  return inHistory(db, (transaction, history) => {
    const supersedes = history.findLast((release) => release.window === window)
    if (supersedes === undefined || supersedes.withdrawn)
      throw new CitxError(
        'RELEASE_REFUSED',
        `no release of ${window} is in force; there is nothing to withdraw`,
      )
    const nothing = {
      window,
      lines: [],
      families: [],
      ...describeProtections(protection),
    }
    return appendRelease(transaction, nothing, {
      agency: agency.id,
      vocabulary: vocabulary.version,
      now,
      signingKey,
      history,
      supersedes,
      withdrawn: true,
    })
  })
}
