/** Vysvětlení, která nelze podat. */
import type { derivationSentences } from '../derivation.ts'

export const czechDerivationSentences: typeof derivationSentences = {
  'derivation/no-path': ({ from, through }) =>
    through.length === 0
      ? `z uzlu „${from}“ nevede k účelové funkci žádná cesta, po níž by tekl gradient; zvolte uzel, na němž účelová funkce závisí.`
      : `z uzlu „${from}“ přes ${through.map((id) => `„${id}“`).join(', ')} nevede k účelové funkci žádná cesta, po níž by tekl gradient; uveďte uzly v pořadí hran.`,
  'derivation/unknown-node': ({ id, nearest }) =>
    `graf nemá uzel „${id}“${nearest === null ? '' : `; nemysleli jste „${nearest}“?`}`,
  'derivation/no-entry': ({ node, index, shape }) =>
    `„${node}“ nemá položku [${index.join(', ')}]; jeho tvar je ${shape.length === 0 ? 'jediné číslo' : shape.join('×')} a položky se počítají od 0.`,
  'scalars/too-large': ({ nodes, most }) =>
    `rozepsaný na jednotlivá čísla by graf měl ${nodes} uzlů, více než ${most}, které se ještě dají číst; nejdřív zkraťte vektory.`,
  'scalars/op': ({ id, op }) =>
    `„${id}“ (${op}) nelze rozepsat na jednotlivá čísla; nejdřív ho nahraďte součty, součiny a funkcemi.`,
}
