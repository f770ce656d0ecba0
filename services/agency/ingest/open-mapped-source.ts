import type { MappingContent } from './mapping/mapping.ts'
import { openSource } from './read/open-source.ts'
import type { OpenOptions, Source } from './read/source.ts'

/** Opens a file as its mapping says that it is. */
export function openMappedSource(
  path: string,
  { file }: MappingContent,
  options: Pick<OpenOptions, 'stdin' | 'signal' | 'onProgress' | 'limits'>,
): Promise<Source> {
  const { format, encoding, delimiter, headerRow, skipRowsAfterHeader, recordsAt } = file
  return openSource(path, {
    ...options,
    ...(format !== undefined && { format }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerRow !== undefined && { headerRow }),
    ...(skipRowsAfterHeader !== undefined && { skipRowsAfterHeader }),
    ...(recordsAt !== undefined && { recordsAt }),
  })
}
