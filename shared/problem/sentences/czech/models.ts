import type { Sentences } from '../index.ts'
import { czechCount } from '../../../language/language.ts'
import { phrase } from './phrases.ts'

const rowsOf = (count: number) => `${count} ${czechCount(count, 'řádek', 'řádky', 'řádků')}`
const numbersOf = (count: number) => `${count} ${czechCount(count, 'číslo', 'čísla', 'čísel')}`

/** Likelihoods, rewriting and training. */
export const czechModels: Partial<Sentences> = {
  'likelihood/no-samples': () =>
    'zatím tu nejsou žádné vzorky; napište dvojice jako (0, 1), (1, 2), nebo jeden vzorek na řádek, nebo vložte tabulku CSV se záhlavím.',
  'likelihood/pairs': (f) =>
    `„${f.found}“ není vzorek; pište každý vzorek jako dvojici čísel v závorkách: (0, 1), (1, 2).`,
  'likelihood/separators': (f) =>
    `„${f.found}“ má čárky i středníky; desetinná čísla pište s tečkou a vzorky po jednom na řádek nebo v závorkách: (0, 1), (1, 2).`,
  'likelihood/too-many': (f) =>
    `vzorků je ${f.found}, ale věrohodnost se rozepíše nejvýše pro ${f.most}; vezměte jen část, nebo je dejte všechny jako data panelu trénování.`,
  'likelihood/sample-length': (f) =>
    `vzorek ${f.row} má ${numbersOf(f.found)}, ale první má ${f.expected}; dejte každému vzorku stejně.`,
  'likelihood/one-column': (f) =>
    `vzorky mají jediný sloupec „${f.column}“; model potřebuje vedle předpovídané hodnoty aspoň jeden vstup, přidejte tedy sloupec.`,
  'likelihood/support': (f) =>
    `vzorek ${f.row} má cíl ${f.found}, který rozdělení ${phrase(f.distribution)} nemůže dát: potřebuje ${phrase(f.expected)}. ${phrase(f.instead)}.`,
  'likelihood/one-class': (f) =>
    `všechny vzorky mají třídu ${f.found}; kategorické rozdělení potřebuje aspoň dvě třídy, přidejte tedy vzorky jiné.`,
  'likelihood/open-input': (f) =>
    `model používá „${f.name}“, ale žádný sloupec vzorků se tak nejmenuje (jsou tu ${f.columns.join(', ')}); přejmenujte sloupec, nebo dejte ${f.name} hodnotu, například „${f.name} = 2“.`,
  'likelihood/no-parameter': () =>
    'model nemá parametr, takže není co prokládat; pojmenujte to, co se má naučit, například w nebo b.',
  'likelihood/model-node': (f) =>
    `uzel „${f.id}“, který by mohl být modelem, neexistuje; vyberte uzel grafu, který model počítá.`,
  'likelihood/model-shape': (f) =>
    `model dává hodnoty tvaru ${f.found}, ale vzorky potřebují ${f.expected}: ${phrase(f.how)}.`,
  'likelihood/name': (f) =>
    `„${f.name}“ je cíl, model ho tedy nemůže použít jako vstup; smí používat jen ostatní sloupce.`,
  'likelihood/bare-name': (f) =>
    `samotné jméno „${f.name}“ není model; zakončete vzorcem nad sloupci, například w*x + b.`,
  'likelihood/scale': (f) => `${phrase(f.name)} je ${f.found}; musí to být kladné číslo.`,

  'rewrite/gone': () => 'toto pravidlo už tu nelze použít, protože se graf změnil; otevřete seznam kroků znovu.',
  'rewrite/fails': () =>
    'pravidlo se nepoužilo: na náhodných parametrech se výsledek liší od toho, co slibuje. Zkontrolujte, že se logaritmují jen kladná čísla.',
  'rewrite/endless': () => 'zjednodušování nedošlo ke konci; použijte pravidla po jednom pomocí Zjednodušit.',

  'training/initialiser': (f) =>
    `parametr začíná jako typed, zero, constant, equal, normal, xavier nebo he, například {"kind": "normal", "scale": 0.1}; nalezeno: ${f.found}.`,
  'training/no-training-rows': (f) =>
    `z ${rowsOf(f.rows)} by šlo ${f.validation} na validaci a na trénování by nezbyl žádný; nechte si menší podíl, nebo přidejte data.`,
  'training/no-column': (f) =>
    `„${f.id}“ nelze standardizovat, protože ho neplní žádný sloupec; vypněte to, nebo mu sloupec přiřaďte.`,
  'training/no-feature': () => 'graf nemá vstup, do kterého by data mohla jít; přidejte vstupní uzel, například x.',
  'training/width': (f) =>
    `tyto vzorky mají po ${f.made} ${czechCount(f.made, 'čísle', 'číslech', 'číslech')}, ale vstupy ${f.inputs.join(', ')} jich berou ${f.found}; zvolte jiná data, nebo změňte tvar vstupu.`,
  'training/small': (f) => `data mají ${rowsOf(f.rows)}, méně než dávka ${f.batch}, takže každý krok použije všechny.`,
  'training/one-class': (f) =>
    `všechny řádky mají stejnou třídu, „${f.id}“ = ${f.label}, takže se model může naučit jen ji; přidejte řádky jiné třídy.`,
  'training/not-finite': (f) =>
    `ztráta byla v epoše ${f.epoch}, kroku ${f.step} rovna ${f.loss}: začalo to v uzlu „${f.id}“ (${f.op}), který je ${f.value}. Zkuste menší krok učení nebo ořezání gradientu a zkontrolujte, zda v datech nejsou velmi velká čísla.`,
  'training/gradient-not-finite': (f) =>
    `gradient „${f.id}“ byl v epoše ${f.epoch}, kroku ${f.step} roven ${f.value}, ačkoli ztráta je číslo; hledejte odmocninu, podíl nebo logaritmus v 0.`,
  'training/diverged': (f) =>
    `běh diverguje: do epochy ${f.epoch}, kroku ${f.step} ztráta vzrostla z ${f.from} na ${f.to}, maximum za maximem. Gradient je největší v uzlu „${f.id}“ (norma ${f.norm}), kde kroky s α = ${f.rate} přestřelují. Zvolte menší α nebo ořežte gradient; chcete-li růst sledovat, vypněte „Zastavit při divergenci“.`,
  'training/no-start': (f) =>
    `ztráta je ${f.loss} už před prvním krokem: uzel „${f.id}“ (${f.op}) je ${f.value}. Zkontrolujte počáteční hodnoty a data.`,

  'diagnosis/no-loss': (f) =>
    `žádný sloupec neobsahuje ztrátu; jeden pojmenujte „loss“ (a případně další „validation“). Nalezeno: ${f.columns.join(', ')}.`,
  'diagnosis/no-number': (f) =>
    `ve sloupci „${f.column}“ stojí „${f.found}“, což není číslo; smí tam být i Infinity a NaN, buňka smí být prázdná.`,

  'command/no-data': (f) => `graf „${f.file}“ s sebou nenese trénovací data; uveďte soubor CSV se vzorky.`,
  'command/grown': (f) =>
    `běh diverguje: do epochy ${f.epoch}, kroku ${f.step} ztráta vzrostla z ${f.from} na ${f.to}, maximum za maximem; žádný graf se nezapsal. Gradient je největší v uzlu „${f.id}“ (norma ${f.norm}), kde kroky s α = ${f.rate} přestřelují. Zkuste menší krok učení (--lr) nebo --clip; --keep-going trénuje dál i tak.`,
  'command/diverged-at': (f) =>
    `ztráta byla v epoše ${f.epoch}, kroku ${f.step} rovna ${f.loss}; žádný graf se nezapsal. Začalo to v uzlu „${f.id}“ (${f.op}), který je ${f.value}. Zkuste menší krok učení (--lr) a zkontrolujte, zda v datech nejsou velmi velká čísla.`,

  'host/not-verified': (f) => `„${f.name}“ se zapsal, ale disk vrací něco jiného; uložte na jiné místo.`,
  'host/changed-on-disk': (f) =>
    `„${f.name}“ od otevření změnil jiný program; nahraďte ho, otevřete znovu, nebo uložte pod novým jménem.`,
  'host/open-elsewhere': (f) =>
    `„${f.name}“ je otevřen v jiném okně Chainrule; pokračujte tam, nebo zvolte jiné jméno.`,
  'host/no-versions': () => 'dřívější verze tohoto souboru zatím žádná není; uchová se při každém uložení.',
  'host/draft-gone': () => 'tyto neuložené změny už tu nejsou; možná je převzalo jiné okno.',
  'host/drafts-refused': (f) => `neuložené změny zde nelze průběžně uchovávat (${phrase(f.reason)}); ukládejte často.`,
}
