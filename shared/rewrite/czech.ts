/** The rules of rewriting in Czech. A test holds it to the rules. */
import type { RuleWords } from './words.ts'

const ADDED_EXPONENTS = 'Exponenty součinu se sčítají.'

export const czechRules: Readonly<Record<string, RuleWords>> = {
  'log-of-objective': {
    title: 'Logaritmus účelové funkce',
    reason: 'Logaritmus je rostoucí: největší je tam, kde jeho argument.',
  },
  'max-to-min': {
    title: 'Z maxima minimum',
    reason: 'Co je největší, je s opačným znaménkem nejmenší, a gradientní sestup minimalizuje.',
  },
  'drop-constant': {
    title: 'Vynechání konstanty',
    reason: 'Člen, který žádný parametr nezmění, posune celou křivku nahoru nebo dolů, ne však její nejnižší bod.',
  },
  'drop-factor': {
    title: 'Vynechání kladného násobku',
    reason: 'Kladný činitel křivku natáhne, ale její nejnižší bod neposune.',
  },
  'drop-increasing': {
    title: 'Vynechání rostoucí funkce',
    reason: 'Rostoucí funkce je nejmenší tam, kde její argument.',
  },
  'log-of-prod': {
    title: 'Ze součinu součet logaritmů',
    reason: 'Logaritmus součinu kladných čísel je součet jejich logaritmů.',
  },
  'log-of-quotient': { title: 'Logaritmus podílu', reason: 'Při dělení se logaritmy odčítají.' },
  'log-of-product': { title: 'Logaritmus součinu', reason: 'Při násobení se logaritmy sčítají.' },
  'log-of-power': { title: 'Logaritmus mocniny', reason: 'Exponent vyjde před logaritmus jako činitel.' },
  'log-of-exp': { title: 'Logaritmus exponenciály', reason: 'Logaritmus a exponenciála se navzájem ruší.' },
  'exp-of-log': {
    title: 'Exponenciála logaritmu',
    reason: 'Exponenciála a logaritmus se navzájem ruší všude, kde logaritmus existuje.',
  },
  'log-of-reciprocal': {
    title: 'Logaritmus převrácené hodnoty',
    reason: 'Logaritmus jedničky je 0, dělení číslem a tedy jen odečte jeho logaritmus.',
  },
  'exp-of-sum': { title: 'Součin exponenciál', reason: ADDED_EXPONENTS },
  'prod-of-exp': { title: 'Součin exponenciál přes vzorky', reason: ADDED_EXPONENTS },
  signs: {
    title: 'Sloučení znamének minus',
    reason: 'Dvě minus se zruší a minus lze vytknout ze součinů a součtů.',
  },
  'turn-difference': { title: 'Obrácení záporného rozdílu', reason: 'Minus změní obě znaménka.' },
  'sum-of-one': { title: 'Součet jediného čísla', reason: 'Není co sčítat.' },
  'sum-constants-apart': {
    title: 'Konstanty ven ze součtu',
    reason: 'Členy, které žádný parametr nezmění nebo které jsou pro všechny vzorky stejné, se sečtou zvlášť.',
  },
  'sum-of-sum': { title: 'Součet po členech', reason: 'Na pořadí sčítání nezáleží.' },
  'sum-of-factor': { title: 'Vytknutí společného činitele', reason: 'Každý člen má téhož činitele.' },
  'mean-to-sum': { title: 'Z průměru součet', reason: 'Průměr je součet dělený počtem.' },
  'even-function': { title: 'Znaménko uvnitř sudé funkce', reason: 'Funkce je sudá: znaménko nevidí.' },
  'swap-difference': {
    title: 'Obrácení rozdílu',
    reason: 'Funkce je sudá: nevidí, které z obou čísel se odčítá.',
  },
  'square-of-abs': {
    title: 'Druhá mocnina absolutní hodnoty',
    reason: 'Umocněním znaménko zmizí; odmocnina vrátí samotnou velikost.',
  },
  neutral: { title: 'Přičtení nuly, násobení jedničkou', reason: 'Operace nechá každé číslo, jak je.' },
  'product-with-itself': { title: 'Součin se sebou samým', reason: 'To je právě druhá mocnina.' },
  distribute: { title: 'Roznásobení', reason: 'Násobí se každý člen součtu.' },
  'sigmoid-complement': {
    title: 'Jedna minus sigmoida',
    reason: 'Sigmoida je kolem ½ bodově souměrná: 1 − σ(z) je σ(−z).',
  },
  'log-of-sigmoid': {
    title: 'Logaritmus sigmoidy',
    reason: 'σ(z) = 1/(1 + e^−z); log(1 + e^u) je operace softplus, která nepřeteče.',
  },
  'log-of-softmax': {
    title: 'Logaritmus funkce softmax',
    reason: 'Operace log_softmax ho spočítá bez přetečení.',
  },
  'log-of-sum-of-exp': {
    title: 'Logaritmus součtu exponenciál',
    reason: 'Operace logsumexp ho spočítá bez přetečení.',
  },
  'constants-folded': { title: 'Vyčíslení čísel', reason: 'Stojí tu jen konstanty.' },
  'recognise-l1': { title: 'To je ztráta L1', reason: 'Součet absolutních rozdílů má vlastní operaci.' },
  'recognise-squares': { title: 'To je kvadratická chyba', reason: 'Součet čtverců rozdílů má vlastní operaci.' },
  'recognise-logistic': {
    title: 'To je logistická ztráta',
    reason: 'Logaritmus 1 + e na minus třída krát skóre má vlastní operaci.',
  },
  'recognise-binary-cross-entropy': {
    title: 'To je binární křížová entropie',
    reason: 'Oba případy třídy dohromady jsou binární křížová entropie skóre.',
  },
  'recognise-cross-entropy': {
    title: 'To je křížová entropie',
    reason: 'Minus logaritmus pravděpodobnosti správné třídy, sečtený přes vzorky, je křížová entropie.',
  },
}
