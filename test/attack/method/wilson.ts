const z = 1.96

/** The 95 % interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953). */
export function wilsonInterval(
  hits: number,
  tries: number,
): { readonly low: number; readonly high: number } {
  if (tries === 0) return { low: 0, high: 1 }
  const share = hits / tries
  const squared = (z * z) / tries
  const middle = (share + squared / 2) / (1 + squared)
  const half =
    (Math.sqrt((share * (1 - share)) / tries + squared / (4 * tries)) * z) / (1 + squared)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
