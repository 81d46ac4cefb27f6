import type { inspectorText as english } from '../en/inspector.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const inspectorText = {
  inspector: {
    numbersMenu: {
      title: 'Kopírovat čísla',
      copyCsv: (title) => `${title} jako CSV`,
      copyJson: (title) => `${title} jako JSON`,
      copyLatex: (title) => `${title} jako matice v LaTeXu`,
      copyText: (title) => `${title} jako text`,
      copyNumpy: (title) => `${title} jako np.array`,
      saveNpy: (title) => `${title} jako .npy pro NumPy…`,
    },
    nothing: 'Vyberte uzel nebo hranu a uvidíte hodnotu, gradienty a nastavení.',
    legend: {
      title: 'Jak číst graf',
      value: 'hodnota, postupuje dopředu',
      local: 'lokální gradient operace, u které stojí',
      gradient: 'gradient ztráty, vrací se zpět',
      parameter: 'parametr, mění jej gradientní sestup',
      input: 'vstup, zůstává beze změny',
    },
    keys: {
      title: 'Klávesy',
      all: 'Všechny klávesy a jejich změna',
      mouse: [
        ['Mezerník + tažení', 'posun pohledu'],
        ['Ctrl + kolečko', 'přiblížení'],
      ],
    },
    several: (nodes, edges) =>
      'Vybráno: ' +
      [nodes > 0 ? plural(nodes, 'uzel', 'uzly', 'uzlů') : '', edges > 0 ? plural(edges, 'hrana', 'hrany', 'hran') : '']
        .filter((part) => part !== '')
        .join(' a '),
    graph: 'Graf',
    name: 'Jméno',
    shape: 'Tvar',
    scalar: 'jediné číslo',
    value: 'Hodnota',
    valueAsTyped: 'Zapsaná hodnota',
    gradient: (loss, id) => `Gradient ∂${loss}/∂${id}`,
    attributes: 'Nastavení',
    inputs: 'Vstupy',
    notConnected: 'nepřipojeno',
    formula: 'Vzorec',
    loss: 'Ztráta',
    isLoss: 'Tento uzel je ztrátová funkce.',
    setLoss: 'Nastavit jako ztrátu',
    local: 'Lokální gradient',
    contribution: 'Přichází po této hraně',
    product: 'shora × lokální',
    upstream: 'Gradient shora',
    diagonal: 'diagonální',
    operator: (rows, columns) => `${rows} × ${columns}, příliš velký na vypsání`,
    notComputed: 'Ještě nespočteno. Stiskněte Zpětně.',
    noValue: 'Zatím bez hodnoty.',
    noGradient: 'Ztráta na něm nezávisí.',
    notDifferentiable: 'Ztráta zatím není jediné číslo, není tedy co derivovat.',
    more: (count) => `… a ${plural(count, 'další', 'další', 'dalších')}`,
    numbers: 'Čísla',
    convention: 'V bodech zlomu a při shodě',
    unknownOp: 'Tato verze operaci nezná. Zůstává tak, jak byla nalezena.',
  },
  learningRate: { label: 'Krok učení α', problem: 'α musí být číslo, například 0.5.' },
} satisfies Translation<typeof english>
