/** Python literals for the PyTorch spelling of attributes. */

export function pythonReal(value: number): string {
  return Number.isFinite(value) ? String(value) : `float('${value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan'}')`
}

export function pythonTuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`
}

export function pythonBoolean(value: boolean): string {
  return value ? 'True' : 'False'
}
