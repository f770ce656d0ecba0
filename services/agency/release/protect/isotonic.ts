/** The closest non-decreasing sequence in least squares, unit weights (pool adjacent violators). */
export function isotonicRegression(values: readonly number[]): readonly number[] {
  const blocks: { mean: number; size: number }[] = []
  for (const value of values) {
    let block = { mean: value, size: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.mean > block.mean;) {
      const size = last.size + block.size
      block = { mean: (last.mean * last.size + block.mean * block.size) / size, size }
      blocks.pop()
      last = blocks.at(-1)
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean))
}
