import type { Window } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { OpenAgency } from './agency.ts'
import type { PublishOptions } from './release/publish-release.ts'

/** What an open agency releases a window with: its own records, settings and keys. */
export function releaseOptionsOf(
  { owner, profile, keys }: Pick<OpenAgency, 'owner' | 'profile' | 'keys'>,
  { window, now }: { readonly window: Window; readonly now: Date },
): PublishOptions {
  return {
    db: owner,
    agency: profile,
    window,
    vocabulary: loadVocabulary(),
    protection: profile.protection,
    masterKey: keys.noise,
    signingKey: keys.release,
    now,
  }
}
