import type { windowText as english } from '../en/window.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const windowText = {
  program: 'Chainrule',
  untitled: 'Bez názvu',
  regions: {
    toolbar: 'Příkazy',
    palette: 'Knihovna operací',
    canvas: 'Graf',
    inspector: 'Inspektor',
    status: 'Stav',
  },
  menus: { file: 'Soubor', examples: 'Příklady', layers: 'Vrstvy' },
  title: 'Název grafu',
  edited: 'upraveno',
  empty: {
    title: 'Nakreslete výpočetní graf',
    steps: [
      'Přetáhněte operaci z knihovny vlevo, nebo stiskněte / a napište její název.',
      'Natáhněte hranu z pravé strany uzlu na levou stranu dalšího.',
      'Dvojklikem zadejte hodnotu vstupu nebo parametru.',
    ],
    example: 'Otevřít úlohu 2',
    formula: 'Napsat vzorec',
  },
  drop: { hint: 'Puštěním otevřete', explanation: 'Graf, nebo obrázek s grafem uvnitř' },
  discard: {
    title: 'Uložit změny?',
    explanation: 'Graf obsahuje neuložené změny. Přišli byste o ně.',
    save: 'Uložit',
    discard: 'Neukládat',
    cancel: 'Zrušit',
  },
  crash: {
    title: 'Tato část okna přestala fungovat.',
    explanation: 'Graf je v bezpečí. Zkuste to znovu, nebo jej uložte pod novým jménem.',
    retry: 'Načíst tuto část znovu',
    save: 'Uložit jako…',
  },
  status: {
    nodes: (count) => plural(count, 'uzel', 'uzly', 'uzlů'),
    edges: (count) => plural(count, 'hrana', 'hrany', 'hran'),
    loss: (id, value) => `${id} = ${value}`,
    noLoss: 'bez ztráty',
    stepped: (id, before, after) => `Krok: ${id} ${before} → ${after}`,
    chord: (first) => `Stisknuto ${first}; následuje druhá klávesa…`,
    evaluating: 'Počítá se…',
    layingOut: 'Uspořádává se…',
    saved: (name) => `Uloženo: ${name}`,
    exported: (name) => `Exportováno: ${name}`,
    chooseLoss: 'Zatím není co derivovat: vyberte uzel, který se má minimalizovat, a stiskněte „Nastavit jako ztrátu“.',
    lossTooLarge: (id, entries) =>
      `Ztráta „${id}“ má ${plural(entries, 'prvek', 'prvky', 'prvků')}, gradient však potřebuje právě jeden; přidejte součet nebo průměr.`,
    lossUnknown: (id) => `Ztráta „${id}“ zatím nemá hodnotu; viz problémy níže.`,
  },
} satisfies Translation<typeof english>
