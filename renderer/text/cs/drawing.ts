import type { drawingText as english } from '../en/drawing.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const drawingText = {
  drawing: {
    frameTitle: 'Rámec',
    frameTitleField: 'Název rámce',
    members: 'Členové',
    newComment: 'Poznámka',
    commentText: 'Text poznámky',
    commentHint: 'Enter dokončí, Shift+Enter začne nový řádek, TeX patří mezi znaky $',
    typeLetter: (id) => `Propojení ${id}: stiskněte písmeno portu, nebo Esc.`,
    nothingTakes: (id) => `Hodnotu ${id} nemůže vzít žádný port; nejdřív přidejte operaci.`,
    clickEnd: {
      source: 'Klikněte na vstup, který hodnotu vezme, nebo stiskněte Esc.',
      target: 'Klikněte na výstup, který hodnotu dá, nebo stiskněte Esc.',
    },
    sameEnds: {
      source: 'Hrana vede z výstupu do vstupu; oba konce jsou výstupy. Ukončete ji v portu na levé straně uzlu.',
      target: 'Hrana vede z výstupu do vstupu; oba konce jsou vstupy. Ukončete ji v portu na pravé straně uzlu.',
    },
    noOpenInput: (id) => `${id} nemá volný vstup.`,
    menuOf: {
      canvas: 'Plátno',
      node: 'Uzel',
      wire: 'Hrana',
      frame: 'Rámec',
      comment: 'Poznámka',
    },
    pasted: (nodes) => `Vloženo: ${plural(nodes, 'uzel', 'uzly', 'uzlů')}`,
    copied: (nodes) => `Zkopírováno: ${plural(nodes, 'uzel', 'uzly', 'uzlů')}`,
  },
  quickAdd: {
    title: {
      alone: 'Přidat operaci',
      takes: 'Přidat operaci, která tuto hodnotu bere',
      gives: 'Přidat operaci, která tento vstup dává',
      splits: 'Vložit operaci do této hrany',
    },
    hint: '↑ ↓ výběr, Enter přidá, Esc zavře',
    nothingFits: (query) => `Dotazu „${query}“ neodpovídá žádná operace, která by na hranu pasovala.`,
  },
  findNode: {
    title: 'Najít uzel',
    placeholder: 'Jméno, operace nebo hodnota…',
    hint: '↑ ↓ prohlížení, Enter přejde, Esc zavře',
    nothing: (query) => `Dotazu „${query}“ neodpovídá žádný uzel.`,
    list: 'Graf jako seznam',
  },
  minimap: 'Mapka grafu',
  menu: {
    insert: 'Vložit operaci do hrany…',
    deleteWire: 'Smazat hranu',
    select: 'Vybrat',
    align: 'Zarovnat',
    addHere: 'Přidat sem operaci…',
    commentHere: 'Přidat sem poznámku',
    editFrame: 'Upravit název',
    editComment: 'Upravit text',
  },
} satisfies Translation<typeof english>
