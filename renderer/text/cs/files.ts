import type { filesText as english } from '../en/files.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const filesText = {
  files: {
    copyOf: (title) => `${title} (kopie)`,
    copied: 'Toto je nyní kopie; uložte ji pod vlastním jménem.',
    reverted: (name) => `Zpět na ${name}, jak je na disku; vaše změny vrátí Zpět.`,
  },
  shell: {
    document: 'Výpočetní graf',
    exports: 'Obrázek nebo řešení s grafem uvnitř',
    allFiles: 'Všechny soubory',
    stuck: 'Okno neodpovídá.',
    stuckDetail: 'Neuložené změny až do posledních několika sekund jsou uchovány a Chainrule je při startu nabídne.',
    wait: 'Počkat',
    closeAnyway: 'Přesto zavřít',
  },
  about: {
    title: 'Chainrule',
    explanation: (version) => `Verze ${version}. Kreslete, chápejte a trénujte výpočetní grafy.`,
    versions: 'Běží na',
    licence: 'Svobodný software pod licencí MIT',
    others: 'Stojí na práci druhých',
    loading: 'Načítají se licence…',
    missing: 'Seznam licencí vzniká při sestavení Chainrule; u tohoto nevznikl.',
    log: 'Ukázat protokol',
    close: 'Zavřít',
  },
  changed: {
    title: (name) => `Soubor „${name}“ se na disku změnil`,
    explanation: 'Od chvíle, kdy jste ho tu otevřeli, do něj zapsal jiný program. Nahrazením se ztratí, co zapsal.',
    cancel: 'Zrušit',
    reopen: 'Ukázat verzi ze souboru',
    saveAs: 'Uložit jako…',
    replace: 'Nahradit soubor',
  },
  recovery: {
    title: 'Našla se neuložená práce',
    explanation: 'Nebyla uložena, protože se zastavil Chainrule nebo počítač. Podívejte se a zvolte, co si nechat.',
    list: 'Neuložená práce',
    preview: 'Náhled',
    drawing: 'Kreslí se…',
    contents: (nodes, wires) =>
      nodes === 0
        ? 'Prázdný graf'
        : `${plural(nodes, 'uzel', 'uzly', 'uzlů')}, ${plural(wires, 'hrana', 'hrany', 'hran')}`,
    nodes: (nodes) => plural(nodes, 'uzel', 'uzly', 'uzlů'),
    later: 'Rozhodnout později',
    discard: 'Zahodit',
    reallyDiscard: 'Opravdu zahodit?',
    recover: 'Obnovit',
    nothing: 'Žádná neuložená práce k obnovení není.',
    recovered: (name) => `Obnoveno: ${name}; uložením si ho necháte.`,
  },
  versions: {
    title: (name) => `Dřívější verze souboru „${name}“`,
    explanation: 'Co bylo v souboru před každým z posledních uložení zde. Obnovení změní soubor, až ho uložíte.',
    list: 'Dřívější verze',
    until: (time) => `Do ${time}`,
    none: 'Dřívější verze tohoto souboru zatím žádná není; uchová se při každém uložení.',
    reveal: 'Ukázat ve složce',
    close: 'Zavřít',
    copy: 'Otevřít jako kopii',
    restore: 'Obnovit',
    entry: 'Obnovit dřívější verzi',
    restored: 'Je zobrazena dřívější verze; uložte ji, nebo krok vraťte zpět.',
  },
} satisfies Translation<typeof english>
