import type { Migrations } from '@citx/kit/database/migrate.ts'
import { records } from './migrations/0001-records.ts'

/** The migrations of schema `records`; the names sort before those of the release side, which build on it. */
export const migrations: Migrations = { '0001_records': records }
