/** A number from 0 to 1 that follows from a seed and a place alone (FNV-1a with a final mix): the same in every process. */
export function numberFrom(seed: number, ...place: readonly string[]): number {
  let hash = 0x811c9dc5 ^ seed
  for (const word of place)
    for (let index = 0; index <= word.length; index += 1)
      hash = Math.imul(hash ^ (index < word.length ? word.charCodeAt(index) : 0x1f), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
