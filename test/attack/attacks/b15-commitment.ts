import { z } from 'zod'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
import { findManifest } from '@citx/agency/release/store/unverified-manifest.ts'
import { canonicalJson } from '@citx/kit/proof/canonical-json.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import { CITIZENS_ONLY, type Api } from '../served/api.ts'
import { people, WINDOW, type LabRecord } from '../served/lab.ts'
import type { ServedAttack, ServedTarget } from '../served/served-attack.ts'

export const commitment: ServedAttack = {
  id: 'B15',
  what: 'rows that are not shared, guessed one after the other until the signed hash fits',
  attacker: 'outsider',
  knows: 'the rows that are shared, and the signed manifest with its hash over all rows',
  guesses:
    'what employees said, which is not shared: every dominant answer and every number of people is tried',
  figure: 'agencies whose hidden rows were found exactly',
  gate: 0,
  why: 'what is not shared must not follow from what is',
  strike,
}

const STAFF = 'empowerment-5'

async function strike({ found, open, random, quick }: ServedTarget) {
  const guesses = []
  for (let turn = 0; turn < (quick ? 1 : 5); turn += 1) {
    await using agency = await found()
    const opinion = String(1 + Math.floor(random() * 5))
    await agency.add([...citizens(), ...team(opinion, 24 + Math.floor(random() * 20))])
    await agency.publish()
    await using api = await open(agency, CITIZENS_ONLY)
    guesses.push({ hit: (await findOpinion(api)) === opinion, blind: 0.2 })
  }
  return guesses
}

function citizens(): readonly LabRecord[] {
  const place = { journey: 'passport', channel: 'web' }
  return ['2', '3', '4'].flatMap((score) =>
    people(40, `citizen-${score}`, { ...place, answers: [`satisfaction-5=${score}`] }),
  )
}

function team(opinion: string, size: number): readonly LabRecord[] {
  const family = 'voice-of-employee' as const
  return people(size, 'staff', { family, journey: 'passport', answers: [`${STAFF}=${opinion}`] })
}

const visible = z.object({
  cells: z.array(
    z.object({
      measure: z.string(),
      journey: z.string(),
      channel: z.string(),
      stage: z.string(),
      subjects: z.number(),
      counts: z.array(z.object({ answer: z.string(), count: z.number() })),
    }),
  ),
  measures: z.array(z.object({ measure: z.string() })).nullable(),
  releases: z.array(z.object({ manifest: z.string() })).nullable(),
})

async function findOpinion(api: Api): Promise<string | undefined> {
  const { data } = await api.ask(`
    cells(window: "${WINDOW}", channels: ["ALL", "web"]) {
      measure journey channel stage subjects counts { answer count } }
    measures { measure } releases { manifest }`)
  const { cells, measures, releases } = visible.parse(data)
  const open = cells.find(({ measure }) => measure === STAFF)?.counts[0]?.answer
  if (open !== undefined) return open.split('=')[1]
  const [release] = releases ?? []
  if (release === undefined) return undefined
  const known = [
    ...cells.map(({ counts, ...cell }) => ({
      kind: 'cell',
      ...cell,
      counts: Object.fromEntries(counts.map(({ answer, count }) => [answer, count])),
    })),
    ...(measures ?? []).map(({ measure }) => declarationOf(measure, 'voice-of-citizen')),
    declarationOf(STAFF, 'voice-of-employee'),
  ].map((row) => canonicalJson(row))
  return tryAll(known, findManifest(release.manifest).contentHash)
}

function declarationOf(measure: string, family: string) {
  return { kind: 'collected', measure, family, breaks: [] }
}

/** The team is all the staff there is, so there are two rows: of its journey, and of all journeys. */
function tryAll(known: readonly string[], wanted: string): string | undefined {
  const sizes = Array.from({ length: 50 }, (_, k) => 15 + k)
  for (const dominant of ['1', '2', '3', '4', '5'])
    for (const all of sizes)
      for (const own of sizes.filter((size) => Math.abs(size - all) <= 10)) {
        const hidden = [hiddenRow(ALL, dominant, all), hiddenRow('passport', dominant, own)]
        const lines = [...known, ...hidden].toSorted((a, b) =>
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        )
        if (contentHashOf(lines) === wanted) return dominant
      }
  return undefined
}

function hiddenRow(journey: string, dominant: string, subjects: number): string {
  const place = { journey, channel: ALL, stage: ALL }
  return canonicalJson({ kind: 'cell', measure: STAFF, ...place, subjects, dominant })
}
