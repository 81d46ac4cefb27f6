/** The unit of a logarithm: natural ones are nats, those to base 2 bits, those to base 10 hartleys. Values stay natural. */
export type LogBase = 'e' | '2' | '10'

const UNITS = { '2': { name: 'bit', nats: Math.LN2 }, '10': { name: 'hartley', nats: Math.LN10 } } as const

export interface InUnit {
  readonly value: number
  readonly unit: 'bit' | 'hartley'
}

/** The number in the unit of the base; `null` for natural logarithms, which are what is computed. */
export function inUnitOf(base: LogBase | undefined, nats: number): InUnit | null {
  if (base === undefined || base === 'e') return null
  const { name, nats: size } = UNITS[base]
  return { value: nats / size, unit: name }
}
