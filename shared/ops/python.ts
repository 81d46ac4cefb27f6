/** Python literals for the PyTorch spelling of attributes. */

export function pythonReal(value: number): string {
  return Number.isFinite(value) ? String(value) : `float('${value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan'}')`
}

/** A factor before something; 1 needs none. */
export function pythonFactor(factor: number): string {
  return factor === 1 ? '' : `${pythonReal(factor)} * `
}

export function pythonTuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`
}

export function pythonBoolean(value: boolean): string {
  return value ? 'True' : 'False'
}

/** A call whose settings are keyword arguments; a setting equal to PyTorch's own default is left out. */
export function pythonCall(
  name: string,
  args: readonly string[],
  settings: readonly (readonly [name: string, value: number | readonly [number, number], usual: number | null])[],
): string {
  const given = settings.flatMap(([key, value, usual]) => {
    const text = typeof value === 'number' || value[0] === value[1] ? String([value].flat()[0]) : pythonTuple(value)
    return text === String(usual) ? [] : [`${key}=${text}`]
  })
  return `${name}(${[...args, ...given].join(', ')})`
}
