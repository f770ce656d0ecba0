import { CitxError, type Problem } from '@citx/kit/errors/citx-error.ts'
import type { TrueCube } from './types.ts'

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const unsafe = /[|\u0000-\u001f\u007f]/

/**
 * Refuses (RELEASE_REFUSED, all findings at once) a cube whose facts could not be told apart when noise is drawn, or whose
 * published answers would depend on who answered.
 */
export function requireSoundCube(cube: TrueCube): void {
  const details = [
    ...findBadNames(cube),
    ...findOpenLists(cube),
    ...findTwins(cube),
    ...findBadMagnitudes(cube),
  ]
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      `the cube ${cube.series} ${cube.window} is not sound: ${details[0]?.message ?? ''}`,
      { details },
    )
}

function* findBadNames({ cells, magnitudes = [] }: TrueCube): Generator<Problem> {
  const measures = new Set([...cells, ...magnitudes].map(({ measure }) => measure))
  for (const measure of measures)
    if (isUnsafe(measure) || measure.includes(':') || measure === 'm' || measure === 'base')
      yield {
        message: `the measure "${measure}" cannot name a statistic; use the ids of the vocabulary`,
      }
  const answers = new Set(cells.flatMap(({ counts }) => [...counts.keys()]))
  for (const answer of answers)
    if (isUnsafe(answer)) yield { message: `the answer "${answer}" cannot name a statistic` }
  for (const { cellId } of [...cells, ...magnitudes])
    if (isUnsafe(cellId))
      yield { message: `the cell id "${cellId}" is empty or has a | or a control character` }
}

function isUnsafe(text: string): boolean {
  return text === '' || unsafe.test(text) || !text.isWellFormed()
}

/** An answer that appears only where somebody gave it would tell that somebody gave it. */
function* findOpenLists({ cells }: TrueCube): Generator<Problem> {
  const lists = new Map<string, string>()
  for (const { measure, counts, cellId } of cells) {
    const list = [...counts.keys()].toSorted().join('\u0000')
    const known = lists.get(measure) ?? list
    lists.set(measure, known)
    if (known !== list)
      yield {
        message: `${measure} has other answers at ${cellId} than elsewhere; give all of them everywhere, with 0`,
      }
  }
}

function* findTwins({ cells }: TrueCube): Generator<Problem> {
  const seen = new Set<string>()
  for (const { place, measure } of cells) {
    const key = JSON.stringify([place.journey, place.channel, place.stage, measure])
    if (seen.has(key)) yield { message: `${measure} is given twice at ${key}` }
    seen.add(key)
  }
}

function* findBadMagnitudes({ magnitudes = [] }: TrueCube): Generator<Problem> {
  for (const { cellId, measure, total, largest, second } of magnitudes) {
    const ordered = second >= 0 && largest >= second && total >= largest + second - 1e-9 * total
    if (!ordered || !Number.isFinite(total))
      yield {
        message: `${measure} at ${cellId} is no sum: 0 <= second <= largest and their sum <= total must hold`,
      }
  }
}
