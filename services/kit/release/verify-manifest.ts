import type { PublicKey } from '@citx/schema/directory/document.ts'
import { MANIFEST_TYPE, manifest, type Manifest } from '@citx/schema/release/manifest.ts'
import { isCitxError } from '../errors/citx-error.ts'
import { parseCanonical, type JsonValue } from '../proof/canonical-json.ts'
import { readCompactForm, type CompactParts } from '../proof/compact-jws.ts'
import { admitPublicKey } from '../proof/ed25519-key.ts'
import { readSignedDocument } from '../proof/signed-document.ts'
import type { Finding, FindingKind } from './finding.ts'
import { releaseId } from './release-id.ts'

/** A key that may have signed releases; those of its agency alone, when it names one. */
export interface TrustedKey {
  readonly key: PublicKey
  readonly agency?: string
}

/** What a signed manifest says, and everything that is wrong with it. It can be trusted only without findings. */
export interface ManifestVerdict {
  readonly manifest?: Manifest
  readonly id?: string
  /** Thumbprint of the key that it names. */
  readonly kid?: string
  readonly findings: readonly Finding[]
}

/** The longest line that is read, in bytes. */
export const MAX_LINE_BYTES = 1024 * 1024

/** Verifies a signed manifest. What can be read of a refused one is told too, so that a person sees what was refused. */
export async function verifyManifest(
  jws: string,
  trusted: readonly TrustedKey[],
): Promise<ManifestVerdict> {
  const form = readCompactForm(jws, { algorithms: ['EdDSA'], maxBytes: MAX_LINE_BYTES })
  if (!form.ok)
    return refuse('not-a-release', `its first line is not a signed manifest: ${form.problem}`)
  const { typ, kid } = form.parts.header
  if (typ !== MANIFEST_TYPE)
    return refuse('wrong-type', `what was signed is a ${typ ?? 'nameless'} and no ${MANIFEST_TYPE}`)
  const read = readPayload(form.parts)
  if (read.manifest === undefined) return read
  const { manifest: found } = read
  const findings = await verifySignature(jws, { kid: kid ?? '', agency: found.agency, trusted })
  return {
    manifest: found,
    id: releaseId(found),
    ...(kid !== undefined && { kid }),
    findings: [...findings, ...contradictions(found)],
  }
}

/** No cell may rest on fewer subjects than this, whoever answered. */
export function fewestSubjects({ protection, employeeProtection }: Manifest): number {
  return Math.min(
    protection.minimumSubjects,
    employeeProtection?.minimumSubjects ?? protection.minimumSubjects,
  )
}

function readPayload({ payload }: CompactParts): ManifestVerdict {
  let value: JsonValue
  try {
    value = parseCanonical(payload)
  } catch (error) {
    if (!isCitxError(error)) throw error
    return refuse('manifest-not-canonical', `the manifest is not in its one form: ${error.message}`)
  }
  const parsed = manifest.safeParse(value)
  if (parsed.success) return { manifest: parsed.data, findings: [] }
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return refuse(
    'manifest-not-of-contract',
    `the manifest is not one of this contract: ${problems.join('; ')}`,
  )
}

interface Signer {
  readonly kid: string
  readonly agency: string
  readonly trusted: readonly TrustedKey[]
}

async function verifySignature(
  jws: string,
  { kid, agency, trusted }: Signer,
): Promise<readonly Finding[]> {
  const named = trusted.filter(({ key }) => key.kid === kid)
  const own = named.find((one) => one.agency === undefined || one.agency === agency)
  if (own === undefined) return [foreignKey(kid, agency, named)]
  const weakness = findWeakness(own.key)
  if (weakness !== undefined) return [{ kind: 'weak-key', message: weakness }]
  try {
    await readSignedDocument(jws, { typ: MANIFEST_TYPE, keys: [own.key] })
    return []
  } catch (error) {
    if (!isCitxError(error)) throw error
    const kind = error.code === 'BAD_SIGNATURE' ? 'bad-signature' : 'not-a-release'
    return [{ kind, message: error.message }]
  }
}

function foreignKey(kid: string, agency: string, named: readonly TrustedKey[]): Finding {
  const holders = named.flatMap((one) => one.agency ?? [])
  const whose =
    holders.length === 0 ? 'has no public key here' : `is the key of ${holders.join(', ')}`
  const message = `the manifest says it is of ${agency}, and names the key ${kid}, which ${whose}`
  return { kind: 'foreign-key', message }
}

function findWeakness(key: PublicKey): string | undefined {
  try {
    admitPublicKey(key)
    return undefined
  } catch (error) {
    if (isCitxError(error, 'NOT_VERIFIED')) return error.message
    throw error
  }
}

/** What no agency may sign. */
function contradictions({ withdrawn, rows, supersedes, seq, previous }: Manifest): Finding[] {
  const findings: Finding[] = []
  if (withdrawn && rows > 0)
    findings.push({ kind: 'withdrawal-with-rows', message: `a withdrawal has ${rows} rows` })
  if (withdrawn && supersedes === null)
    findings.push({
      kind: 'supersedes-unknown',
      message: 'a withdrawal names nothing it withdraws',
    })
  if ((previous === null) !== (seq === 1))
    findings.push({
      kind: 'chain-broken',
      message: `release ${seq} ${previous === null ? 'names no release' : 'names a release'} before it`,
    })
  return findings
}

function refuse(kind: FindingKind, message: string): ManifestVerdict {
  return { findings: [{ kind, message }] }
}
