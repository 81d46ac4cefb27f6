import type { attributesText as english } from '../en/attributes.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const attributesText = {
  attributes: {
    less: (name) => `Méně: ${name}`,
    more: (name) => `Více: ${name}`,
    default: 'výchozí',
    vertical: 'svisle',
    horizontal: 'vodorovně',
    separate: (name) => `${name}: pro každý směr zvlášť`,
    together: (name) => `${name}: v obou směrech stejně`,
    axis: (axis, length) => `osa ${axis} (${plural(length, 'prvek', 'prvky', 'prvků')})`,
    noSuchAxis: (axis) => `${axis}: taková osa není`,
    allAxes: 'všechny',
    place: (place) => `Osa, která se stane osou ${place}`,
    ofAxis: (name, axis) => `${name} na ose ${axis}`,
    ofSide: (name, axis, side) => `${name} ${side === 0 ? 'před začátkem' : 'za koncem'} osy ${axis}`,
  },
} satisfies Translation<typeof english>
