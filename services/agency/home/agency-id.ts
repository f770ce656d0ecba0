import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { memberId } from '@citx/schema/directory/document.ts'

declare const agencyIdBrand: unique symbol

/** An agency's id in the directory, safe as the name of a folder and, with underscores, of a database. */
export type AgencyId = string & { readonly [agencyIdBrand]: true }

/** Reads an agency id; fails with BAD_USAGE. */
export function parseAgencyId(text: string): AgencyId {
  if (isAgencyId(text)) return text
  throw new CitxError(
    'BAD_USAGE',
    `${JSON.stringify(text.slice(0, 60))} is not an agency id: use 2 to 40 of a-z, 0-9 and hyphen, beginning and ending with a letter or digit`,
  )
}

/** The agency's own database. */
export function databaseOf(id: AgencyId): string {
  return `citx_${id.replaceAll('-', '_')}`
}

function isAgencyId(text: string): text is AgencyId {
  return memberId.safeParse(text).success
}
