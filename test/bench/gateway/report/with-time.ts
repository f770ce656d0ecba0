/** Puts the seconds since now before whatever is reported. */
export function withTime(report: (what: string) => void): (what: string) => void {
  const startedMs = performance.now()
  return (what) => report(`${((performance.now() - startedMs) / 1000).toFixed(1)} s: ${what}`)
}
