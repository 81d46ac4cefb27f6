import { czechCount } from '../../language/language.ts'
import type { Operations } from '../path-product.ts'
import { reasons } from './czech-reasons.ts'
import type { DerivationWords } from './index.ts'

const LIST = new Intl.ListFormat('cs')
const whole = (count: number) => count.toLocaleString('cs')
const totalOf = ({ multiplications, additions }: Operations) => multiplications + additions

const UNITS: Readonly<Record<string, string>> = { bit: 'bitech', hartley: 'hartleyích' }

export const czech: DerivationWords = {
  untitled: { solution: 'Vypracované řešení', graph: 'Výpočetní graf' },
  sections: {
    given: 'Zadání',
    forward: 'Dopředný průchod',
    local: 'Lokální gradienty',
    backward: 'Řetízkové pravidlo',
    update: 'Aktualizace',
  },
  introductions: {
    given: 'Graf vychází z těchto hodnot:',
    forward: 'Každý uzel se počítá z uzlů před ním:',
    loss: 'Ztráta se počítá ze svých vstupů:',
    local: 'Derivace každého uzlu podle jeho vstupů:',
    backward:
      'Od ztráty zpět se gradient, který k uzlu přijde, násobí lokálním gradientem. U vstupů ztráty je to sám lokální gradient:',
  },
  update: (rate) => `Jeden krok gradientního sestupu s $\\alpha = ${rate}$:`,
  written: (title) => `Vypracované řešení: ${title}. Napsal Chainrule.`,
  stepByStep: (title) => `${title}, krok za krokem. Napsal Chainrule.`,
  theGraph: 'Graf samotný, pro Chainrule:',
  shapes: 'tvary',
  shapesNote: (product) => `Tvary: $${product}$.`,

  conventions: 'Konvence',
  rounded: (decimals) =>
    `Čísla za $\\approx$ jsou zaokrouhlena na ${decimals + 1} ${czechCount(decimals + 1, 'platnou číslici', 'platné číslice', 'platných číslic')}, čísla menší než 1 na ${decimals}; počítá se se všemi číslicemi.`,
  layouts: {
    parameter: 'Gradient podle vektoru nebo matice má tvar tohoto vektoru nebo matice.',
    numerator:
      'Uspořádání podle čitatele: jakobián má řádek pro každý prvek výstupu, gradient podle vektoru je tedy řádek.',
    denominator:
      'Uspořádání podle jmenovatele: jakobián má řádek pro každý prvek vstupu, gradient podle vektoru je tedy sloupec a součiny se píší zprava doleva.',
  },
  naturalLogarithm: '$\\log$ je přirozený logaritmus.',
  learningRate: (rate) => `Krok učení je $\\alpha = ${rate}$.`,
  legend: (part, count, shown) => {
    if (part > 0) return `Část ${part + 1} z ${count}. Co je světlejší, stojí i v některé dřívější části.`
    const labels = [
      ...(shown.has('value') ? ['hodnotami nad hranami'] : []),
      ...(shown.has('local') ? ['lokálními gradienty pod hranami'] : []),
      ...(shown.has('gradient') ? ['gradienty, které se vracejí zpět, u čárkovaných šipek'] : []),
    ]
    const what = labels.length === 0 ? '' : ` s ${LIST.format(labels)}`
    return `${count === 1 ? '' : `Část 1 z ${count}. `}Výpočetní graf${what}.`
  },
  labels: {
    plusMinus: 'Třídy jsou $-1$ a $1$.',
    targets: 'Cílové hodnoty binární křížové entropie jsou $0$ a $1$.',
    zeroOne: 'Třídy $0$ a $1$ jsou $t = (l + 1)/2$.',
    otherPlusMinus: 'Třídy $-1$ a $1$ jsou $l = 2t - 1$.',
  },
  otherLabels: (labels, relation, loss, slope) =>
    `Se třídami ${labels.join(' a ')}, $${relation}$, zní $${loss}$ s derivací $${slope}$ a dá totéž číslo.`,
  inUnit: (base, number, unit) => `S logaritmem o základu ${base} je to $${number}$ (v ${UNITS[unit] ?? unit}).`,
  unitConvention: (base, factor, unit) =>
    `Se základem ${base} jsou ztráta i všechny gradienty ${factor}krát větší, v ${UNITS[unit] ?? unit}.`,

  kink: (convention) => `V bodě zlomu nebo při shodě: ${convention}`,
  lossFell: (change) => `Ztráta klesla o $${change}$.`,
  lossRose: (change) => `Ztráta vzrostla o $${change}$.`,
  lossStayed: 'Ztráta se nezměnila.',
  lossUndefined: 'Tam ztráta není definovaná: krok byl příliš dlouhý.',
  rotated: (border) => `Jádro otočené o 180° jede po příchozím gradientu; šířka okraje z nul je ${border}.`,
  otherEntries: (number) =>
    number < 5
      ? `${['Druhý prvek se počítá', 'Další dva prvky se počítají', 'Další tři prvky se počítají', 'Další čtyři prvky se počítají'][number - 1]} stejně.`
      : `Dalších ${number} prvků se počítá stejně.`,
  copies: (name, shape, target) =>
    `$\\tilde{${name}}$ je $${name}$ zopakované do tvaru ${shape}, který má $${target}$.`,
  repeated: (name, times) => `$${name}$ se zopakovalo ${times}krát, jeho gradient je tedy součet přes všechny kopie.`,
  localItself: 'To je sám lokální gradient.',
  transposed: (length, name) => `Součin je řádek; transponovaný, $${length} \\times 1$, má tvar $${name}$.`,
  ways: (count, name) =>
    count < 5
      ? `Z $${name}$ vedou ke ztrátě ${['dvě', 'tři', 'čtyři'][count - 2]} cesty, jejich příspěvky se tedy sčítají.`
      : `Z $${name}$ vede ke ztrátě ${count} cest, jejich příspěvky se tedy sčítají.`,
  asTerm: (note) => note.replace(/^Je to/, 'Jeden sčítanec je'),

  notFinite: 'Kde výsledek přestává být konečný',
  path: {
    title: 'Jeden součin jakobiánů',
    introduction: (nodes) => `Cesta $${nodes}$ jako jeden součin.`,
    oneOf: (count) => `To je jedna z ${count} cest; gradient je součet přes všechny.`,
    fromLoss: (operations) => `Vyčísleno od ztráty, jako při zpětné propagaci: ${sayOperations(operations)}.`,
    fromNode: (name, operations) => `Vyčísleno od $${name}$: ${sayOperations(operations)}.`,
    compare: (left, right) => {
      const [a, b] = [totalOf(left), totalOf(right)]
      if (a === b) return 'Zde stojí obě pořadí stejně; u delších vektorů vyjde levněji začít od ztráty.'
      return a < b
        ? `Začít od ztráty stojí ${sayTotal(a)} místo ${whole(b)}: řádek krát matice zůstane řádkem. Proto se gradienty počítají odzadu.`
        : `Zde by začít od parametru stálo ${sayTotal(b)} místo ${whole(a)}, protože má méně prvků než to, co následuje.`
    },
  },
  ...reasons,
}

function sayTotal(count: number): string {
  return `${whole(count)} ${czechCount(count, 'operaci', 'operace', 'operací')}`
}

function sayOperations({ multiplications, additions }: Operations): string {
  const sums = `${whole(additions)} sčítání`
  return `${whole(multiplications)} násobení a ${sums}`
}
