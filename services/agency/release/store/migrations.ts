import type { Migrations } from '@citx/kit/database/migrate.ts'
import { createReleaseSchema } from './0001-release.ts'
import { createPrivacySpend } from './0002-privacy-spend.ts'

/** The migrations of schema `release`, for the owner of the database. */
export const releaseMigrations: Migrations = {
  '0001_release': { up: createReleaseSchema },
  '0002_privacy_spend': { up: createPrivacySpend },
}

/** Under whose name they are noted. */
export const RELEASE_MIGRATIONS_OWNER = 'release'
