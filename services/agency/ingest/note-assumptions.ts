import type { MapperConclusion } from './map/row-mapper.ts'
import type { MappingContent } from './mapping/mapping.ts'

/** One subject that more than this share of the rows name, and more rows than this, is hardly one person. */
const IMPLAUSIBLE_SHARE = 0.01
const IMPLAUSIBLE_ROWS = 50

/** What was taken for granted, and an operator should know: who counts as one person, and since when open cases have lasted. */
export function noteAssumptions(
  { subjects, ageless }: Pick<MapperConclusion, 'subjects' | 'ageless'>,
  { records, exportedAt }: Pick<MappingContent, 'records' | 'exportedAt'>,
  given: { readonly exportedAt: unknown; readonly now: Date },
): readonly string[] {
  const frequent = subjects.filter(
    ({ rows, named }) => named > IMPLAUSIBLE_ROWS && named > IMPLAUSIBLE_SHARE * rows,
  )
  const ages = records.some(({ answers }) =>
    Object.values(answers).some(({ duration }) => duration !== undefined),
  )
  return [
    ...frequent.map(
      ({ record, rows, named }) =>
        `${record}: at least ${named} of ${rows} rows name one and the same subject, and count as one person: if that stands for nobody (Guest, Anonymous), say so under subject.nobody`,
    ),
    ...(ageless === 0
      ? []
      : [`${ageless} open cases do not say since when: they count as open, at no age`]),
    ...(ages && given.exportedAt === undefined && exportedAt === undefined
      ? [
          `nothing says when the file was written: open cases are taken to have lasted until this ingest, ${given.now.toISOString()}; give exportedAt where the file is older`,
        ]
      : []),
  ]
}
