import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { findingKinds } from '@citx/kit/release/finding.ts'
import {
  createCellPicker,
  findCells,
  verifyAnswer,
  type AnswerCell,
  type AnswerVerdict,
  type VerifiedCells,
} from '@citx/kit/release/verify-answer.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { only, type ReleaseSources } from './release-sources.ts'
import type { SourcesVerdict } from './verify-releases.ts'

/** Collects, while releases are verified, the rows that an answer must agree with. */
export interface AnswerCheck {
  readonly answer: object
  readonly cells: readonly AnswerCell[]
  /** What the file itself brings to prove the answer, where it was written with its evidence. */
  readonly evidence: ReleaseSources | undefined
  watchRows(name: string): (row: ReleaseRow) => void
  /** Compares the answer with what was verified; `agencies` are those that it must account for. */
  end(verdict: SourcesVerdict, agencies: readonly string[]): AnswerVerdict
}

/** Reads an answer of the gateway, as `citx query` prints it. Fails with BAD_FILE when it is none. */
export async function openAnswer(path: string): Promise<AnswerCheck> {
  const answer = parseAnswer(path, await readText(path))
  const wanted = findCells(answer)
  const pickers = new Map<string, ReturnType<typeof createCellPicker>>()
  return {
    answer,
    cells: wanted,
    evidence: evidenceIn(answer),
    watchRows(name) {
      const picker = createCellPicker(wanted)
      pickers.set(name, picker)
      return (row) => picker.add(row)
    },
    end({ releases }, agencies) {
      const evidence = releases.flatMap(
        ({ name, verified, id, manifest, hidden = 0 }): [string, VerifiedCells][] => {
          const cells = pickers.get(name)?.cells
          if (!verified || id === undefined || manifest === undefined || cells === undefined)
            return []
          return [[id, { manifest, cells, hidden }]]
        },
      )
      return verifyAnswer(answer, { releases: new Map(evidence), agencies })
    },
  }
}

const provenAnswer = z.object({
  evidence: z.array(z.object({ name: z.string(), release: z.string() })).min(1),
})

/** An answer with the release files, or excerpts of them, that prove its cells: one JSON object, as `openAnswer` reads it. */
export async function withEvidence(
  answer: object,
  { sources }: ReleaseSources,
): Promise<object & z.infer<typeof provenAnswer>> {
  const evidence: { name: string; release: string }[] = []
  // One by one: a gateway lets nobody have many downloads at once.
  for (const source of sources)
    evidence.push({ name: source.name, release: await textOf(source.open()) })
  return { ...answer, evidence }
}

function evidenceIn(answer: object): ReleaseSources | undefined {
  const parsed = provenAnswer.safeParse(answer)
  if (!parsed.success) return undefined
  const sources = parsed.data.evidence.map(({ name, release }) => ({
    name,
    size: Buffer.byteLength(release),
    open: () => only(Buffer.from(release)),
  }))
  return { kind: 'file', sources }
}

/** What is wrong with an answer, as the error with which the command ends. */
export function answerErrorOf({ findings }: AnswerVerdict): CitxError {
  const [first] = findings
  return new CitxError(
    first === undefined ? 'NOT_VERIFIED' : findingKinds[first.kind],
    `the answer is refused: ${first?.message ?? ''}`,
    { details: findings.map(({ message }) => ({ message })) },
  )
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw toCitxError(error)
  }
}

function parseAnswer(path: string, text: string): object {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null && 'data' in answer) return answer
  } catch {
    // falls through to the one message for everything that is no answer
  }
  throw new CitxError('BAD_FILE', `${path} is no answer of a gateway, as "citx query" prints it`)
}
