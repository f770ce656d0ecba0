/** A place in the records. Kept as a tree, because joining and hashing a path for every value costs most of the reading. */
export interface PathNode {
  readonly path: string
  readonly children: Map<string, PathNode>
  index: number | undefined
}

/** Columns in the order in which their dotted paths first had a value. An index never changes. */
export class PathColumns {
  readonly root: PathNode = { path: '', children: new Map(), index: undefined }
  readonly names: string[] = []
  readonly #indexes = new Map<string, number>()

  childOf(parent: PathNode, key: string): PathNode {
    const known = parent.children.get(key)
    if (known !== undefined) return known
    const path = parent === this.root ? key : `${parent.path}.${key}`
    const child: PathNode = { path, children: new Map(), index: undefined }
    parent.children.set(key, child)
    return child
  }

  /** The same for two places with one path, such as the key `a.b` and the key `b` inside `a`. */
  indexOf(node: PathNode): number {
    node.index ??= this.#indexes.get(node.path) ?? this.#add(node.path)
    return node.index
  }

  #add(path: string): number {
    const index = this.names.push(path) - 1
    this.#indexes.set(path, index)
    return index
  }
}
