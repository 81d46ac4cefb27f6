import { plural } from './plural.ts'

export const attributesText = {
  attributes: {
    less: (name: string) => `Less: ${name}`,
    more: (name: string) => `More: ${name}`,
    default: 'default',
    vertical: 'vertical',
    horizontal: 'horizontal',
    separate: (name: string) => `${name}: a number for each direction`,
    together: (name: string) => `${name}: the same in both directions`,
    axis: (axis: number, length: number) => `axis ${axis} (${plural(length, 'entry', 'entries')})`,
    noSuchAxis: (axis: number) => `${axis}: there is no such axis`,
    allAxes: 'all',
    place: (place: number) => `Axis that becomes axis ${place}`,
    ofAxis: (name: string, axis: number) => `${name} on axis ${axis}`,
    ofSide: (name: string, axis: number, side: 0 | 1) => `${name} ${side === 0 ? 'before' : 'after'} axis ${axis}`,
  },
}
