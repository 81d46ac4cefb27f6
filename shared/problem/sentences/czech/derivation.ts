/** Vysvětlení, která nelze podat. */
import type { derivationSentences } from '../derivation.ts'

export const czechDerivationSentences: typeof derivationSentences = {
  'derivation/no-path': ({ from, through }) =>
    through.length === 0
      ? `z uzlu „${from}“ nevede ke ztrátě žádná cesta, po které by tekl gradient; zvolte uzel, na kterém ztráta závisí.`
      : `z uzlu „${from}“ přes ${through.map((id) => `„${id}“`).join(', ')} nevede ke ztrátě žádná cesta, po které by tekl gradient; uveďte uzly v pořadí hran.`,
  'derivation/unknown-node': ({ id, nearest }) =>
    `graf nemá uzel „${id}“${nearest === null ? '' : `; nemělo to být „${nearest}“?`}`,
  'derivation/no-entry': ({ node, index, shape }) =>
    `„${node}“ nemá prvek [${index.join(', ')}]; ${shape.length === 0 ? 'je to jediné číslo' : `jeho tvar je ${shape.join('×')}`} a prvky se počítají od 0.`,
  'scalars/too-large': ({ nodes, most }) =>
    `graf rozepsaný na jednotlivá čísla by měl ${nodes} uzlů, víc než ${most}, které se ještě dají číst; nejdřív zkraťte vektory.`,
  'scalars/op': ({ id, op }) =>
    `„${id}“ (${op}) nelze rozepsat na jednotlivá čísla; nejdřív ho nahraďte součty, součiny a funkcemi.`,
}
