import type { canvasText as english } from '../en/canvas.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const canvasText = {
  layers: { shapes: 'Tvary', values: 'Hodnoty', locals: 'Lokální gradienty', gradients: 'Příchozí gradienty' },
  palette: {
    search: 'Hledat operaci',
    placeholder: 'sin, +, ztráta…',
    empty: (query) => `Dotazu „${query}“ neodpovídá žádná operace. Zkuste její název, symbol nebo k čemu slouží.`,
    add: (title) => `Přidat: ${title}`,
    count: (count) => plural(count, 'operace', 'operace', 'operací'),
    hint: 'Přetáhněte na plátno, nebo stiskněte Enter. F1 či pravé tlačítko vysvětlí.',
  },
  canvas: {
    roles: { node: 'uzel', wire: 'hrana', frame: 'rámec', comment: 'poznámka' },
    node: (id, op) => `${id}, ${op}`,
    edge: (title) => `Hrana z ${title}`,
    input: (port, node) => `Vstup ${port} uzlu ${node}`,
    output: (node) => `Výstup uzlu ${node}`,
    value: (id) => `Hodnota ${id}`,
    name: (id) => `Jméno ${id}`,
    cell: (row, column) => `Řádek ${row + 1}, sloupec ${column + 1}`,
    addRow: 'Řádek',
    addColumn: 'Sloupec',
    removeRow: 'Poslední řádek',
    removeColumn: 'Poslední sloupec',
    oneNumber: 'Buňka obsahuje jedno číslo.',
    valueHint: '2, [2, 1], pi/2, randn(3, 4)',
    connectHere: (port) => `Připojit k ${port}`,
  },
  history: {
    add: 'Přidání',
    connect: 'Propojení',
    insert: 'Vložení operace',
    frameTitle: 'Úprava názvu rámce',
    comment: 'Úprava poznámky',
    pasteFormula: 'Vložení vzorců',
    move: 'Přesun',
    value: 'Úprava hodnoty',
    attribute: 'Úprava nastavení',
    rename: 'Přejmenování',
    title: 'Úprava názvu',
  },
} satisfies Translation<typeof english>
