import { parseYamlText } from '@citx/kit/config/load-yaml-file.ts'

const head = { source: 'example', title: 'Example', timeZone: 'Europe/London' }
const answers = { 'satisfaction-5': { column: 'score', scale: { from: 1, to: 5 } } }
const record = { name: 'row', id: 'id', date: { column: 'date', formats: ['iso'] }, answers }

/** Puts a fragment of a mapping where it belongs, with the least around it that a mapping needs. */
export function completeFragment(kind: string, yaml: string): string {
  const { value } = parseYamlText(yaml, kind)
  // JSON is YAML too.
  return JSON.stringify({ ...head, ...skeletonFor(kind, value) })
}

function skeletonFor(kind: string, fragment: unknown): object {
  const members = typeof fragment === 'object' && fragment !== null ? fragment : {}
  switch (kind) {
    case 'fragment':
      return { records: [record], ...members }
    case 'record':
      return { records: [{ ...record, ...members }] }
    case 'answers':
      return { records: [{ ...record, answers: members }] }
    case 'figure':
      return { figures: [members] }
    default:
      throw new Error(
        `a block of YAML is a file's name, fragment, record, answers or figure, not ${kind}`,
      )
  }
}
