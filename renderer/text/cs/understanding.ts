import type { understandingText as english } from '../en/understanding.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

const whole = (value: number) => value.toLocaleString('cs')

export const understandingText = {
  understanding: {
    raw: 'Jak se spočetlo',
    rawHint: 'Všechny číslice, i se zaokrouhlovacími chybami',
    unreached: 'Sem výpočet ještě nedošel.',
    derivation: 'Odvození',
    showDerivation: 'Ukázat odvození',
    heatMap: (rows, columns, scale) => `Obraz ${rows} × ${columns} čísel; nejsytější barvy jsou ±${scale}`,
    moreMaps: (count) => `… a ${plural(count, 'další mapa', 'další mapy', 'dalších map')}`,
    structure: {
      diagonal: 'Diagonální: každý prvek závisí jen na svém vstupu.',
      identity: 'Identita: co přijde, projde beze změny.',
      dense: (rows, columns) => `Řádky jsou prvky ${rows}, sloupce prvky ${columns}.`,
    },
    why: {
      title: 'Proč je tu nula?',
      ask: 'Proč je tu nula?',
      entry: (entry) => `prvek ${entry}`,
      all: 'všechny prvky',
      paths: (listed, all) =>
        listed === all
          ? `${plural(all, 'cesta', 'cesty', 'cest')} od ztráty`
          : `${whole(listed)} z ${plural(all, 'cesty', 'cest', 'cest')}`,
      goTo: (from, to) => `Přejít na ${from} → ${to}`,
    },
    origin: {
      title: 'Kde to začalo?',
      goTo: (id) => `Přejít na ${id}`,
    },
    check: {
      ask: 'Ověřit numericky',
      title: 'Numerické ověření',
      agrees: (digits) => `Centrální diference souhlasí; největší relativní rozdíl je ${digits}.`,
      differs: (digits) =>
        `Centrální diference se liší o ${digits}: poblíž je zlom nebo skok, nebo jsou čísla tak velká, že je nelze rozlišit.`,
      numbers: (entry, analytic, numeric) => `Prvek ${entry}: odvozeno ${analytic}, naměřeno ${numeric}.`,
      some: (checked, total) => `Vychýleno bylo ${whole(checked)} z ${plural(total, 'prvku', 'prvků', 'prvků')}.`,
      impossible: 'Není co porovnat: neteče sem žádný gradient, nebo je příliš velký na vypsání.',
    },
    path: {
      ask: 'Jako jeden součin jakobiánů',
      title: 'Jeden součin jakobiánů',
      symbols: 'Symboly',
      numbers: 'Čísla',
      shapes: 'Tvary',
      left: 'Od ztráty',
      right: (id) => `Od ${id}`,
      order: 'Pořadí',
      operations: 'Operace',
      total: whole,
      cost: (multiplications, additions) => `${whole(multiplications)} × a ${whole(additions)} +`,
    },
    scalars: {
      expand: 'Rozepsat vektory',
      back: 'Zpět k vektorům',
      hint: 'Graf po jednotlivých číslech, s týmiž gradienty; a zpět',
    },
    settings: {
      title: 'Nastavení dokumentu',
      hint: 'Mění zápis čísel zde, v řešeních a v exportech, nikdy to, co se počítá.',
      decimals: 'Desetinná místa',
      labelSet: 'Třídy',
      labelSets: { own: 'podle operace', 'plus-minus-one': '±1', 'zero-one': '0/1' },
      logBase: 'Jednotka log ztrát',
      logBases: { nat: 'nat', bit: 'bit', hartley: 'hartley' },
      layout: 'Gradienty vektorů',
      layouts: { parameter: 'jako w', numerator: 'řádky', denominator: 'sloupce' },
      direction: 'Hrany vedou',
      directions: { right: 'doprava', down: 'dolů' },
      change: (setting) => `Změna: ${setting}`,
    },
  },
} satisfies Translation<typeof english>
