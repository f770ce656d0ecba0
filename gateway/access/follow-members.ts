import type { DirectoryWatch } from '@citx/kit/directory/watch-directory.ts'
import type { DirectoryDocument } from '@citx/schema/directory/document.ts'
import type { Connections } from '../scatter/connections.ts'
import { indexMembers, type Members } from './members.ts'

/** The members as the newest valid document has them. */
export interface MembersView extends Disposable {
  current(): Members | undefined
}

/** Keeps the index and the open lines in step with the directory. */
export function followMembers(directory: DirectoryWatch, connections: Connections): MembersView {
  let held: Members | undefined
  const take = (document: DirectoryDocument) => {
    held = indexMembers(document, directory.signed() ?? '')
    connections.follow(held)
  }
  const first = directory.current()
  if (first !== undefined) take(first)
  const stop = directory.onChange(take)
  return {
    current: () => (directory.current() === undefined ? undefined : held),
    [Symbol.dispose]: stop,
  }
}
