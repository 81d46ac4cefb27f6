import type { Sentences } from '../index.ts'
import { czechCount } from '../../../language/language.ts'
import { phrase } from './phrases.ts'

export const czechFiles: Partial<Sentences> = {
  'host/missing': (f) => `„${f.name}“ už neexistuje; vyberte soubor znovu.`,
  'host/not-allowed': (f) =>
    `„${phrase(f.name)}“ nesmíte ${f.action === 'read' ? 'číst' : 'zapsat'}; zvolte jiné místo nebo změňte oprávnění.`,
  'host/not-a-file': (f) => `„${f.name}“ je složka, ne soubor; vyberte soubor v ní.`,
  'host/disk-full': (f) =>
    `pro „${f.name}“ už není místo; uvolněte ho, nebo zvolte jiný disk. Soubor na disku se nezměnil.`,
  'host/too-large': (f) => `„${f.name}“ má ${f.megabytes} MB; otevřít lze soubory do ${f.limit} MB.`,
  'host/not-text': (f) => `„${f.name}“ není textový soubor v UTF-8; vyberte soubor .chainrule.`,
  'host/failed': (f) =>
    `„${phrase(f.name)}“ se nepodařilo ${f.action === 'read' ? 'přečíst' : 'zapsat'} (${phrase(f.reason)}); zkuste to znovu, nebo zvolte jiné místo.`,
  'host/unknown-token': () => 'toto okno už neví, kde soubor je; zvolte jeho místo znovu pomocí „Uložit jako“.',
  'host/bad-request': (f) =>
    `okno požádalo o „${f.channel}“ s něčím jiným než: ${f.expected.split(', then ').map(phrase).join(', potom ')}; spusťte Chainrule znovu.`,

  'command/no-file': (f) => `soubor „${f.file}“ neexistuje; zkontrolujte jméno a složku.`,
  'command/no-folder': (f) => `„${f.file}“ nelze zapsat, protože jeho složka neexistuje; nejdřív ji vytvořte.`,
  'command/not-text': (f) => `„${f.file}“ není textový soubor v UTF-8.`,
  'command/one-array': (f) =>
    `npy obsahuje jedno pole a npz všechna; pro npy uveďte uzel nebo hranu, pro npz jméno vynechte, nebo zvolte ${f.formats}.`,
  'command/no-numbers': (f) =>
    `taková čísla pro ${f.name} nejsou: ${f.loss === null ? 'graf nemá ztrátu; nastavte ji, aby byly gradienty' : `${f.loss} na něm nezávisí, nebo má jeho jakobián víc než 4096 prvků`}.`,
  'command/terminal': (f) =>
    `soubor ${f.format} není text pro terminál; uveďte soubor pomocí -o, nebo přesměrujte standardní výstup.`,
  'command/output-cut': (f) =>
    `výsledek neprošel standardním výstupem (${phrase(f.reason)}); co došlo, není celé. Uveďte soubor pomocí -o, ten se zapíše celý, nebo vůbec.`,
  'command/over-graph': (f) =>
    `„${f.file}“ je sám graf a to, co se zapisuje, neobsahuje vše z něj; uveďte pomocí -o jiný soubor.`,
  'command/no-frames': (f) => `${f.format} nemá snímky kroků; zvolte --to svg, png, pdf nebo tikz.`,
  'command/frames-unnamed': (f) =>
    `snímky kroků v ${f.format} jsou mnoho souborů; uveďte složku nebo soubor pomocí -o, například -o steps.${f.format} pro steps-01.${f.format}, steps-02.${f.format}, ..`,
  'command/gradient': (f) =>
    `gradient „${f.id}“ se liší od centrálních diferencí o ${f.difference} (povoleno je nejvýše ${f.limit}): prvek ${f.entry} je ${f.analytic} podle řetízkového pravidla a ${f.numeric} podle diferencí. Možná je poblíž zlom.`,
  'command/diverged': (f) =>
    `ztráta byla v ${phrase(f.when)} rovna ${f.loss}; žádný graf se nezapsal. Zkuste menší krok učení (--lr) a zkontrolujte, zda v datech nejsou velmi velká čísla.`,
  'command/no-start': (f) =>
    `ztráta je ${f.loss} už před prvním krokem, takže není odkud sestupovat; zkontrolujte hodnoty a data.`,

  'export/stopped': () => 'export byl zastaven; nic se neuložilo.',
  'export/nothing-selected': () =>
    'nic není vybráno; zavřete tento dialog a vyberte uzly do obrázku, nebo nakreslete celý graf.',
  'export/failed': (f) => `${f.format} se nepodařilo zapsat (${f.reason}); může pomoci menší obrázek.`,
  'export/too-many-frames': (f) =>
    `řešení má ${f.count} kroků a obrázků se dělá nejvýše ${f.most}; nakreslete obrázek, nebo napište řešení.`,
  'export/labels-omitted': (f) =>
    `${f.count === 1 ? 'pro popisek hrany' : `pro popisky hran (${f.count})`} ${f.edges} nebylo místo, kde by nic nezakryly; dejte uzly dál od sebe, uspořádejte graf, nebo vypněte vrstvy.`,
  'export/letters-pictured': (f) =>
    `písmo obrázků nemá ${f.characters}; v tomto souboru jsou to obrázky z písma tohoto počítače, takže je nelze hledat ani kopírovat; SVG je ponechává jako text.`,
  'export/letters-lacking': (f) =>
    `žádné dostupné písmo nemá ${f.characters}; místo každého znaku je prázdný rámeček; exportujte SVG, které je ponechává jako text, nebo nainstalujte písmo, které je má.`,
  'export/letters-text': (f) =>
    `písmo obrázků nemá ${f.characters}; zůstávají textem, který vypadá podle písem čtenáře; ${f.instead} je kreslí písmy tohoto počítače.`,
  'export/letters-latex': (f) =>
    `pdfLaTeX nemá písmena ${f.characters} a místo nich ukáže jejich čísla v rámečcích; přeložte soubor XeLaTeXem nebo LuaLaTeXem.`,
  'export/clipboard': (f) => `do schránky se nepodařilo zapsat (${phrase(f.reason)}); exportujte místo toho soubor.`,
  'export/no-graph': (f) =>
    `„${f.name}“ neobsahuje graf; obrázek lze znovu otevřít jen tehdy, byl-li exportován s grafem uvnitř.`,

  'data/empty': () => 'tabulka je prázdná; její první řádek musí pojmenovat sloupce, například x,y.',
  'data/no-header': (f) =>
    `první řádek musí pojmenovat sloupce, ale „${f.found}“ je číslo; přidejte nad data řádek jako x,y.`,
  'data/no-name': (f) => `sloupec ${f.column} nemá jméno; pojmenujte ho podle vstupu grafu.`,
  'data/duplicate-column': (f) => `dva sloupce se jmenují „${f.column}“; nechte jeden.`,
  'data/ragged': (f) =>
    `tento řádek má ${f.found} ${czechCount(f.found, 'buňku', 'buňky', 'buněk')} tam, kde jich záhlaví má ${f.expected}; dejte každému sloupci číslo.`,
  'data/missing-cell': (f) => `buňka sloupce „${f.column}“ je prázdná; napište číslo, nebo řádek odstraňte.`,
  'data/text-cell': (f) =>
    `sloupec „${f.column}“ obsahuje „${f.found}“, což není číslo; pište čísla jako 1.5 nebo -2e-3.`,
  'data/quote': () => 'uvozovka je otevřena a nikdy uzavřena, nebo stojí uvnitř buňky; odstraňte ji.',
  'data/too-large': (f) =>
    `tabulka má ${f.rows} řádků a ${f.columns} sloupců; čte se nejvýše 2^27 = 134217728 buněk. Použijte méně řádků.`,
  'data/unknown-column': (f) =>
    `sloupci „${f.column}“ neodpovídá žádný vstup grafu; ${suggest(f)} Sloupec přejmenujte, nebo odstraňte.`,
  'data/not-an-input': (f) =>
    `sloupec „${f.column}“ se jmenuje jako uzel „${f.id}“ (${f.op}), ale data patří jen do vstupů; přejmenujte ho, nebo odstraňte.`,
  'data/whole-tensor': (f) =>
    `vstup „${f.column}“ má tvar ${f.shape}, takže každý jeho prvek potřebuje vlastní sloupec: ${f.example}.`,
  'data/index': (f) => `sloupec „${f.column}“ míří mimo vstup „${f.id}“ tvaru ${f.shape}; indexy se počítají od 0.`,
  'data/entry-twice': (f) => `sloupce „${f.other}“ a „${f.column}“ plní týž prvek; nechte jeden.`,
  'data/missing-entry': (f) =>
    `vstup „${f.id}“ má tvar ${f.shape}, ale sloupec „${f.column}“ chybí; dejte každému prvku sloupec.`,
  'data/unbound': (f) => `vstup „${f.id}“ nemá hodnotu ani sloupec; přidejte sloupec „${f.id}“, nebo mu dejte hodnotu.`,

  'training/mixed-batch': (f) =>
    `vstupy ${f.batched.join(', ')} berou celou dávku, ale ${f.single.join(', ')} jen po jednom vzorku; nastavte "batch": true u všech vstupů spojených se sloupci, nebo u žádného.`,
  'training/no-rows': () => 'data nemají žádné řádky k trénování; přidejte pod záhlaví aspoň jeden.',
}

function suggest({ nearest, inputs }: { nearest: string | null; inputs: readonly string[] }): string {
  if (nearest !== null) return `nemělo to být „${nearest}“?`
  return inputs.length === 0 ? 'graf nemá žádné vstupy.' : `jeho vstupy jsou ${inputs.join(', ')}.`
}
