import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findingKinds, type Finding } from '@citx/kit/release/finding.ts'
import type { AnswerVerdict } from '@citx/kit/release/verify-answer.ts'
import { table } from '../terminal/table.ts'
import type { NamedVerdict, SourcesVerdict } from './verify-releases.ts'

/** A verdict for people: a line for each release, and under it what is wrong. */
export function describeVerdict({ releases, histories }: SourcesVerdict): readonly string[] {
  const rows = releases.map((release) => [
    release.verified ? 'verified' : 'REFUSED',
    release.manifest?.agency ?? '?',
    release.manifest?.window ?? '?',
    String(release.manifest?.seq ?? '?'),
    rowsText(release),
    release.name,
  ])
  return [
    table(['Verdict', 'Agency', 'Window', 'Release', 'Rows', 'From'], rows, { right: [3, 4] }),
    ...releases.flatMap(describeFindings),
    ...histories.flatMap(({ agency, findings }) =>
      findings.map(({ kind, message }) => `${agency}: ${message} (${kind})`),
    ),
  ]
}

/** An excerpt shows some of the rows. */
function rowsText({ rows, hidden = 0 }: NamedVerdict): string {
  const shown = rows.toLocaleString('en')
  return hidden === 0 ? shown : `${shown} of ${(rows + hidden).toLocaleString('en')}`
}

function describeFindings({ name, findings }: NamedVerdict): readonly string[] {
  return findings.map(({ kind, message }) => `${name}: ${message} (${kind})`)
}

const MOST_NAMED = 8

/** What was compared of a sound answer, and what was not. */
export function describeAnswer({ cells, unchecked }: AnswerVerdict): readonly string[] {
  const agreed = `The ${cells} cells of the answer agree with what was signed, and every agency is accounted for.`
  if (unchecked.length === 0) return [agreed, 'It has no other numbers.']
  const named = unchecked
    .slice(0, MOST_NAMED)
    .map(({ path, numbers }) => `${path === '' ? 'the answer itself' : path} (${numbers})`)
  const others = unchecked.length - named.length
  return [
    agreed,
    `Not compared, as no signed row says them: the numbers in ${named.join(', ')}${others > 0 ? ` and ${others} more places` : ''}. They were computed from cells by the gateway or an agency, or are figures that an agency reports.`,
  ]
}

/** A verdict for programs. */
export function verdictResult({ verified, releases, histories }: SourcesVerdict) {
  return {
    verified,
    releases: releases.map(({ manifest, ...release }) => ({
      ...release,
      ...(manifest !== undefined && {
        agency: manifest.agency,
        window: manifest.window,
        seq: manifest.seq,
        publishedAt: manifest.publishedAt,
      }),
    })),
    histories,
  }
}

/** The first thing that is wrong, as the error with which the command ends. */
export function errorOf({ releases, histories }: SourcesVerdict): CitxError {
  const findings: readonly Finding[] = [
    ...releases.flatMap((release) => release.findings),
    ...histories.flatMap((history) => history.findings),
  ]
  const [first] = findings
  const refused = releases.filter(({ verified }) => !verified).length
  const what =
    refused > 0
      ? `${refused} of ${releases.length} ${releases.length === 1 ? 'release' : 'releases'} refused`
      : 'every release is sound, but they do not fit one another'
  return new CitxError(
    first === undefined ? 'NOT_VERIFIED' : findingKinds[first.kind],
    `${what}${first === undefined ? '' : `: ${first.message}`}`,
    {
      details: findings.map(({ message, row }) => ({
        message,
        ...(row !== undefined && { row }),
      })),
    },
  )
}
