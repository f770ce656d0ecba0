import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cellIdOf } from '@citx/agency/release/protect/cell-id.ts'
import { trueCount } from '@citx/agency/release/protect/counts.ts'
import { parseMasterKey } from '@citx/agency/release/protect/noise-key.ts'
import { protectCube } from '@citx/agency/release/protect/protect-cube.ts'
import { citizenProfile, type TrueCell, type TrueCube } from '@citx/agency/release/protect/types.ts'
import { publishCell, writeLines } from '@citx/agency/release/publishable-row.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { merkleRootOf } from '@citx/kit/proof/merkle-root.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
import { writeReleaseFile } from '@citx/kit/release/read-release.ts'
import { verifyRelease } from '@citx/kit/release/verify-release.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { readFigureOptions } from '../support/figure-options.ts'

const { json, quick, seed } = readFigureOptions()

const AGENCY = 'eastvale'
const WINDOW = '2026-03'
const figures = await measure(quick ? 50 : 500)
process.stdout.write(
  json
    ? `${JSON.stringify(figures)}\n`
    : Object.entries(figures)
        .map(([name, figure]) => `${name}: ${figure}\n`)
        .join(''),
)
process.exitCode = figures.verified && figures.changed_refused ? 0 : 1

/** Journeys times 20 channels times 10 stages: 500 journeys make 100,000 cells. */
async function measure(journeys: number) {
  const cube = syntheticCube(journeys)
  progress(`${cube.cells.length} cells are counted`)
  const secret = createHash('sha256').update(`bench ${seed}`).digest()
  const key = await createSigningKey(secret)

  const startedAt = performance.now()
  const masterKey = parseMasterKey(secret)
  const { cells, countVariance } = protectCube(cube, citizenProfile, { masterKey })
  progress('they are protected')
  const lines = writeLines(
    cells.map((cell) => publishCell(cell, countVariance)),
    secret,
  )
  const manifest = manifestOf(lines, countVariance)
  const jws = await signDocument(manifest, key, { typ: MANIFEST_TYPE })
  const seconds = secondsSince(startedAt)
  progress('they are written and signed')

  const folder = await mkdtemp(join(tmpdir(), 'citx-bench-'))
  try {
    const path = join(folder, 'release.citx')
    const text = writeReleaseFile({ jws, lines })
    await writeFile(path, text)
    const trusted = [{ agency: AGENCY, key: key.publicKey }]
    const before = process.memoryUsage.rss()
    const verifyingAt = performance.now()
    const { verified, rows } = await verifyRelease(createReadStream(path), { trusted })
    const verifySeconds = secondsSince(verifyingAt)
    const grownBy = Math.max(0, process.memoryUsage.rss() - before)
    progress(`${rows} rows are verified`)

    await writeFile(
      path,
      text.replace(/"subjects":(\d)/, (_all, digit) => changed(Number(digit))),
    )
    const refused = await verifyRelease(createReadStream(path), { trusted })
    return {
      cells: cube.cells.length,
      published: lines.length,
      megabytes: round(text.length / 1e6),
      seconds,
      verify_seconds: verifySeconds,
      verify_megabytes_of_memory: round(grownBy / 1e6),
      verified,
      changed_refused: !refused.verified,
      seed,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function changed(digit: number): string {
  return `"subjects":${digit === 9 ? 1 : digit + 1}`
}

function syntheticCube(journeys: number): TrueCube {
  const random = generator(seed)
  const cells: TrueCell[] = []
  for (let journey = 0; journey < journeys; journey += 1)
    for (let channel = 0; channel < 20; channel += 1)
      for (let stage = 0; stage < 10; stage += 1) {
        const place = { journey: `j-${journey}`, channel: `c-${channel}`, stage: `s-${stage}` }
        const counts = [1, 2, 3, 4, 5].map(
          (answer) => [String(answer), trueCount(Math.floor(random() * 60))] as const,
        )
        cells.push({
          cellId: cellIdOf(place),
          place,
          measure: 'satisfaction-5',
          base: trueCount(counts.reduce((sum, [, count]) => sum + count, 0)),
          counts: new Map(counts),
        })
      }
  return { agency: AGENCY, series: 'satisfaction-5', window: WINDOW, cells }
}

function manifestOf(lines: readonly string[], countVariance: number): Manifest {
  return {
    agency: AGENCY,
    seq: 1,
    previous: null,
    window: WINDOW,
    publishedAt: '2026-04-01T00:00:00.000Z',
    contract: '1.0',
    vocabulary: '1',
    protection: {
      profile: 'perturbation-table',
      minimumSubjects: citizenProfile.publishAt,
      countVariance,
      parameters: 'CITX-PT/1',
    },
    families: ['voice-of-citizen'],
    rows: lines.length,
    contentHash: contentHashOf(lines),
    merkleRoot: Buffer.from(merkleRootOf(lines)).toString('hex'),
    supersedes: null,
    withdrawn: false,
  }
}

/** A linear congruential generator is random enough for figures that nobody reads. */
function generator(from: number): () => number {
  let state = BigInt(from)
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn
    return Number(state >> 32n) / 2 ** 32
  }
}

function secondsSince(start: number): number {
  return round((performance.now() - start) / 1000)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function progress(what: string): void {
  process.stderr.write(`${what}\n`)
}
