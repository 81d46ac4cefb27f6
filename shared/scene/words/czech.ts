import { czechCount } from '../../language/language.ts'
import type { SceneWords } from './index.ts'

const SOURCES: Readonly<Record<string, string>> = { input: 'vstup', parameter: 'parametr', constant: 'konstanta' }

export const czech: SceneWords = {
  graph: 'Výpočetní graf',
  figure: (title, nodes, wires, loss) =>
    `Výpočetní graf${title === '' ? '' : ` „${title}“`}: ${nodes} ${czechCount(nodes, 'uzel', 'uzly', 'uzlů')} a ${wires} ${czechCount(wires, 'hrana', 'hrany', 'hran')}${loss === null ? '' : `; ztrátou je ${loss}`}.`,
  source: (op) => SOURCES[op] ?? op,
  frozen: 'zmrazený',
  loss: 'ztráta',
  shape: (shape) => `tvar ${shape}`,
  value: (value) => `hodnota ${value}`,
  gradient: (gradient) => `gradient ${gradient}`,
  wire: (from, port, to) => `${from} do ${to} (vstup ${port})`,
  fold: (name, nodes) =>
    `${name}: ${nodes.length} ${czechCount(nodes.length, 'uzel', 'uzly', 'uzlů')} (${nodes.join(', ')})`,
  frame: (title, id, nodes) => `Rámec ${title === '' ? id : `„${title}“`} kolem ${nodes.join(', ')}`,
  comment: (text) => `Poznámka: ${text}`,
  valueOf: (id, value) => `hodnota ${id}: ${value}`,
  local: (numbers) => `lokální gradient${numbers === null ? '' : `: ${numbers}`}`,
  back: (gradient) => `gradient, který se vrací: ${gradient}`,
}
