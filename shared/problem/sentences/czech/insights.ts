/** Co síť neumí, a proč ji nejde zjednodušit. */
import { phrase } from './phrases.ts'
import type { Sentences } from '../index.ts'

export const czechInsights = {
  'insight/no-way': (f) => `„${f.to}“ se nepočítá z „${f.from}“; vyberte vstup, na kterém závisí.`,
  'insight/nonlinear': (f) =>
    `${f.op} „${f.id}“ stojí mezi „${f.from}“ a „${f.to}“ a není lineární: ze součtu neudělá součet výsledků, což každá konvoluce i matice dělá. Slučte jen po jeho vstup, nebo až od „${f.id}“.`,
  'insight/product': (f) =>
    `${f.op} „${f.id}“ násobí dvě věci, které obě závisí na „${f.from}“, takže „${f.to}“ je v něm kvadratické a žádná konvoluce ani matice to neudělá. Slučte jen jednoho z činitelů.`,
  'insight/one-op': (f) =>
    `mezi „${f.from}“ a „${f.to}“ leží jediná operace, není tedy co slučovat; vyberte vzdálenější konce.`,
  'insight/no-values': (f) =>
    `některá hodnota mezi „${f.from}“ a „${f.to}“ ještě chybí; dejte nejdřív hodnotu každému parametru.`,
  'insight/too-large': (f) =>
    `zobrazení z „${f.from}“ do „${f.to}“ není jedna konvoluce a jako matice by mělo ${f.entries} prvků, příliš mnoho, nebo nekonečných; zvolte menší vstup.`,
  'insight/no-input-shape': (f) =>
    `žádná výška a šířka vstupu „${f.input}“ do 512 nedá uzlu „${f.node}“ to, co chcete (${phrase(f.wanted)}); ${f.now === 'no shape at all' ? 'teď nemá žádný tvar' : `teď má tvar ${f.now}`}. Ostatní délky určují filtry a dávka.`,
} satisfies Partial<Sentences>
