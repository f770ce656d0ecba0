import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { OperationSize } from './operation-size.ts'

export type SizeLimits = Readonly<Record<keyof OperationSize, number>>

const words: Readonly<Record<keyof OperationSize, string>> = {
  depth: 'levels deep',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
  selections: 'fields and fragments with every fragment in its place',
  repeats: 'fields repeated side by side',
}

/** Fails with COST_EXCEEDED, naming every limit that a document is over, with its value. */
export function checkSize(size: OperationSize, limits: SizeLimits): void {
  const over = sizeNames.filter((name) => size[name] > limits[name])
  if (over.length === 0) return
  const problems = over.map(
    (name) => `${name}: ${size[name]} ${words[name]}, at most ${limits[name]}`,
  )
  throw new CitxError('COST_EXCEEDED', `the query is too large: ${problems.join('; ')}`)
}

const sizeNames = [
  'depth',
  'aliases',
  'directives',
  'rootFields',
  'selections',
  'repeats',
] as const satisfies readonly (keyof OperationSize)[]
