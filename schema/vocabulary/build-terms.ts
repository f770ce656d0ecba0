import type { TermData } from './data-shapes.ts'
import type { DataFiles } from './read-data-files.ts'
import type { Channel, Journey, LifeEvent, Match, Term } from './vocabulary.ts'

const RELATIONS = ['exactMatch', 'closeMatch', 'relatedMatch'] as const

/** A term with its matches as a flat list. */
export function toTerm({ id, name, source, matches }: TermData): Term {
  if (matches === undefined) return { id, name, source }
  const list = RELATIONS.flatMap((relation): readonly Match[] =>
    Object.entries(matches[relation] ?? {}).flatMap(([scheme, codes]) =>
      codes.map((code) => ({ scheme, code, relation })),
    ),
  )
  return { id, name, source, matches: list }
}

/** A channel. */
export function toChannel(data: DataFiles['channels'][number]): Channel {
  return { ...toTerm(data), digital: data.digital }
}

/** A life event. */
export function toLifeEvent(data: DataFiles['lifeEvents'][number]): LifeEvent {
  return { ...toTerm(data), steps: data.steps }
}

/** A journey, with the life events whose steps name it. */
export function toJourney(data: TermData, lifeEvents: ReadonlyMap<string, LifeEvent>): Journey {
  const through = [...lifeEvents.values()].filter(({ steps }) =>
    steps.some(({ journey }) => journey === data.id),
  )
  return { ...toTerm(data), lifeEvents: through.map(({ id }) => id) }
}
