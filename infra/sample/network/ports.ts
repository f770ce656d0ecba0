/** Which part of the network listens where. */
export interface Ports {
  readonly gateway: number
  readonly catalogue: number
  readonly directory: number
  readonly issuer: number
  agency(index: number): number
}

/** Ports in a row from the first; all free ones when the first is 0. */
export function portsFrom(first: number): Ports {
  const at = (offset: number) => (first === 0 ? 0 : first + offset)
  return {
    gateway: at(0),
    catalogue: at(1),
    directory: at(2),
    issuer: at(3),
    agency: (index) => at(10 + index),
  }
}
