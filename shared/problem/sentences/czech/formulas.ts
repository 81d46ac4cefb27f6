import type { Sentences } from '../index.ts'
import { phrase } from './phrases.ts'

export const czechFormulas: Partial<Sentences> = {
  'formula/empty': () => 'žádný vzorec tu není; napište nějaký, například y = dot(sin(w), x).',
  'formula/too-long': (f) =>
    `text má ${f.found} znaků; čte se nejvýše ${f.most}. Velké grafy ukládejte raději do souboru.`,
  'formula/too-deep': (f) =>
    `závorky, znaménka a mocniny jsou tu vnořeny hlouběji než ${f.most}; pojmenujte část vzorce a použijte její jméno.`,
  'formula/character': (f) =>
    `znak „${f.text}“ nemá ve vzorci význam; odstraňte ho. Operátory jsou + - * / @ ^ a ' pro transpozici.`,
  'formula/quote': () => 'text, který začíná touto uvozovkou, nikde nekončí; uzavřete ho na témže řádku.',
  'formula/expected': (f) => `má tu být ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}.`,
  'formula/missing-operator': (f) =>
    `chybí tu operátor; nalezeno: ${phrase(f.found)}. Násobení se píše *, vzorce odděluje ; nebo nový řádek.`,
  'formula/unclosed': (f) => `závorka „${f.bracket}“ není uzavřena; doplňte „${f.expected}“.`,
  'formula/unopened': (f) => `tato „${f.bracket}“ žádnou závorku neuzavírá; odstraňte ji, nebo doplňte otevírací.`,
  'formula/target': () => 'nalevo od „=“ smí stát jen jméno; napište například y = sin(w).',
  'formula/unknown-op': (f) =>
    f.nearest === null
      ? `operace „${f.name}“ neexistuje; násobení se píše ${f.name} * (..). Seznam vypíše \`chainrule ops\`.`
      : `operace „${f.name}“ neexistuje; nemělo to být „${f.nearest}“?`,
  'formula/arguments': (f) =>
    `${f.op} bere ${phrase(f.expected)}; nalezeno: ${f.found}.` +
    (f.attributes.length === 0 ? '' : ` Atributy se píší jako jméno=hodnota; jména jsou ${f.attributes.join(', ')}.`),
  'formula/port-by-name': (f) =>
    `„${f.name}“ je vstup operace ${f.op}, ne atribut; vstupy se píší podle pořadí, bez jména.`,
  'formula/attribute-twice': (f) => `atribut „${f.name}“ je zadán dvakrát; nechte jeden.`,
  'formula/not-constant': (f) =>
    `seznamy, hodnoty a atributy obsahují jen konstanty, ale ${phrase(f.found)} konstanta není. Pište čísla, výrazy jako pi/2, true, false nebo text v uvozovkách.`,
  'formula/lengths': (f) => `${f.name} bere délky os jako celá čísla, například ${f.name}(3, 4).`,
  'formula/no-operand': (f) =>
    `má tu být jméno, číslo, seznam nebo operace; nalezeno: ${phrase(f.found)}, s čím nelze počítat.`,
  'formula/assigned-twice': (f) => `„${f.name}“ se přiřazuje podruhé; dejte každému vzorci vlastní jméno.`,
  'formula/exists': (f) => `graf už uzel „${f.name}“ má; zvolte jiné jméno.`,
  'formula/cycle': (f) =>
    f.names.length === 1
      ? `„${f.names[0]}“ je definováno samo sebou; výpočetní graf nesmí obsahovat cyklus. Na jedné straně použijte jiné jméno.`
      : `tato jména jsou definována navzájem (${[...f.names, f.names[0]].join(' → ')}); výpočetní graf nesmí obsahovat cyklus.`,
  'formula/alias': (f) => `„${f.name}“ by bylo jen druhé jméno pro „${f.other}“; použijte „${f.other}“.`,
  'typeset/tex': (f) =>
    `popisek „${f.tex}“ není TeX, který lze vysázet: ${phrase(f.reason.replace(/\.$/, ''))}. Je zobrazen jako prostý text; opravte ho, nebo odstraňte.`,
}
