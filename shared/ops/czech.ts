/** The library in Czech, with the terms of a Czech deep-learning course. A test holds it to the declarations. */
import type { OpId } from './index.ts'
import type { OpGroup } from './op.ts'
import type { OpWords } from './words.ts'

export const czechGroups: Readonly<Record<OpGroup, string>> = {
  source: 'zdroje',
  arithmetic: 'aritmetika',
  functions: 'funkce',
  'linear algebra': 'lineární algebra',
  reductions: 'redukce',
  shape: 'tvar',
  convolution: 'konvoluce',
  normalisation: 'normalizace',
  losses: 'ztrátové funkce',
}

const REDUCED_EVENLY = 'Stejně velké prvky si gradient dělí rovným dílem jako v torch.amax; NaN má přednost.'

export const czechOps: Readonly<Record<OpId, OpWords>> = {
  input: { title: 'vstup', summary: 'Data zvenčí, která se netrénují.', aliases: ['data'] },
  parameter: { title: 'parametr', summary: 'Váha: mění ji gradientní sestup.', aliases: ['váha'] },
  constant: { title: 'konstanta', summary: 'Pevné číslo nebo tenzor.' },

  add: { title: 'součet dvou', summary: 'Sečte dva tenzory prvek po prvku.', aliases: ['plus', 'sčítání'] },
  sub: { title: 'rozdíl', summary: 'Odečte druhý tenzor od prvního prvek po prvku.', aliases: ['minus', 'odčítání'] },
  mul: { title: 'součin', summary: 'Vynásobí dva tenzory prvek po prvku.', aliases: ['krát', 'násobení'] },
  div: {
    title: 'podíl',
    summary: 'Vydělí první tenzor druhým prvek po prvku.',
    convention: 'Dělení nulou dá ±∞ nebo NaN jako v aritmetice IEEE.',
    aliases: ['děleno', 'dělení'],
  },
  pow: {
    title: 'mocnina',
    summary: 'Umocní první tenzor na druhý prvek po prvku.',
    convention:
      'Záporný základ potřebuje celý exponent, jinak je výsledek NaN. Derivace podle základu je 0 tam, kde je exponent 0; derivace podle exponentu je 0 tam, kde je základ 0 a exponent není záporný.',
    aliases: ['umocnění'],
  },
  neg: { title: 'opačné číslo', summary: 'Změní znaménko každého prvku.', aliases: ['záporné'] },
  abs: {
    title: 'absolutní hodnota',
    summary: 'Vynechá znaménko každého prvku.',
    convention: 'Derivace v 0 je 0.',
  },
  square: { title: 'druhá mocnina', summary: 'Vynásobí každý prvek sebou samým.', aliases: ['na druhou'] },
  sqrt: {
    title: 'odmocnina',
    summary: 'Odmocní každý prvek.',
    convention: 'Derivace v 0 je ∞; záporná čísla dají NaN.',
  },
  reciprocal: { title: 'převrácená hodnota', summary: 'Vydělí 1 každým prvkem.' },
  maximum: {
    title: 'větší ze dvou',
    summary: 'Vezme větší ze dvou tenzorů prvek po prvku.',
    convention: 'Kde jsou si rovny, dostane každý polovinu gradientu.',
  },
  minimum: {
    title: 'menší ze dvou',
    summary: 'Vezme menší ze dvou tenzorů prvek po prvku.',
    convention: 'Kde jsou si rovny, dostane každý polovinu gradientu.',
  },
  clamp: {
    title: 'oříznutí',
    summary: 'Omezí každý prvek na interval od min do max.',
    convention: 'Derivace na mezích je 1; kde min převyšuje max, je každý prvek max.',
  },

  exp: { title: 'exponenciála', summary: 'Umocní e na každý prvek.' },
  log: {
    title: 'přirozený logaritmus',
    summary: 'Vezme přirozený logaritmus každého prvku.',
    convention: 'log 0 = −∞; záporná čísla dají NaN.',
  },
  sin: { title: 'sinus', summary: 'Vezme sinus každého prvku, v radiánech.' },
  cos: { title: 'kosinus', summary: 'Vezme kosinus každého prvku, v radiánech.' },
  tan: { title: 'tangens', summary: 'Vezme tangens každého prvku, v radiánech.' },
  asin: {
    title: 'arkus sinus',
    summary: 'Najde úhel mezi −π/2 a π/2, jehož sinus je daný prvek.',
    convention: 'Derivace v ±1 je ∞; dále je výsledek NaN.',
  },
  acos: {
    title: 'arkus kosinus',
    summary: 'Najde úhel mezi 0 a π, jehož kosinus je daný prvek.',
    convention: 'Derivace v ±1 je −∞; dále je výsledek NaN.',
  },
  atan: { title: 'arkus tangens', summary: 'Najde úhel mezi −π/2 a π/2, jehož tangens je daný prvek.' },
  sinh: { title: 'hyperbolický sinus', summary: 'Vezme hyperbolický sinus (eˣ − e⁻ˣ)/2 každého prvku.' },
  cosh: { title: 'hyperbolický kosinus', summary: 'Vezme hyperbolický kosinus (eˣ + e⁻ˣ)/2 každého prvku.' },
  tanh: {
    title: 'hyperbolický tangens',
    summary: 'Stlačí každý prvek do (−1, 1) hyperbolickým tangensem.',
  },
  sigmoid: { title: 'sigmoida', summary: 'Stlačí každý prvek do (0, 1): 1/(1 + e⁻ˣ).', aliases: ['logistická funkce'] },
  relu: {
    title: 'ReLU',
    summary: 'Kladné prvky nechá, záporné nahradí nulou.',
    convention: 'Derivace v 0 je 0.',
  },
  leaky_relu: {
    title: 'leaky ReLU',
    summary: 'Kladné prvky nechá, záporné vynásobí malou směrnicí.',
    convention: 'Derivace v 0 je směrnice záporné strany.',
  },
  elu: {
    title: 'ELU',
    summary: 'Kladné prvky nechá, záporné ohne k −α: α(eˣ − 1).',
    convention: 'Derivace v 0 je α.',
  },
  gelu: {
    title: 'GELU',
    summary: 'Vynásobí každý prvek pravděpodobností Φ(x), že náhodné číslo s normovaným normálním rozdělením je menší.',
  },
  softplus: { title: 'softplus', summary: 'Hladké ReLU: log(1 + eˣ) každého prvku.' },
  silu: { title: 'SiLU', summary: 'Vynásobí každý prvek jeho sigmoidou.' },
  erf: { title: 'chybová funkce', summary: 'Chybová funkce 2/√π ∫₀ˣ e^(−t²) dt každého prvku.' },

  dot: {
    title: 'skalární součin',
    summary: 'Vynásobí dva vektory prvek po prvku a sečte: Σ aᵢ bᵢ.',
    aliases: ['vnitřní součin'],
  },
  matmul: {
    title: 'součin matic',
    summary: 'Vynásobí matice: yᵢⱼ = Σ aᵢₖ bₖⱼ.',
    convention:
      'Jako torch.matmul: vektor vlevo je řádek, vpravo sloupec, a tato osa zmizí; osy před posledními dvěma jsou dávky a rozšiřují se.',
    aliases: ['maticové násobení'],
  },
  outer: { title: 'vnější součin', summary: 'Všechny součiny prvku z a s prvkem z b: yᵢⱼ = aᵢ bⱼ.' },
  transpose: {
    title: 'transpozice',
    summary: 'Vymění poslední dvě osy, nebo seřadí všechny osy do daného pořadí.',
  },
  trace: {
    title: 'stopa',
    summary: 'Součet diagonály matice.',
    convention: 'Matice nemusí být čtvercová; diagonála končí na kratší straně.',
  },
  norm: {
    title: 'norma',
    summary: 'Délka všech prvků dohromady: (Σ |xᵢ|ᵖ)^(1/p), pro p = ∞ největší |xᵢ|.',
    convention: 'Gradient je 0 tam, kde jsou všechny prvky 0; pro p = ∞ si ho největší prvky dělí rovným dílem.',
  },

  sum: { title: 'suma', summary: 'Sečte prvky přes všechny osy nebo přes některé.', aliases: ['součet prvků'] },
  mean: { title: 'průměr', summary: 'Zprůměruje prvky přes všechny osy nebo přes některé.' },
  max: {
    title: 'největší',
    summary: 'Najde největší prvek přes všechny osy nebo přes některé.',
    convention: REDUCED_EVENLY,
  },
  min: {
    title: 'nejmenší',
    summary: 'Najde nejmenší prvek přes všechny osy nebo přes některé.',
    convention: REDUCED_EVENLY,
  },
  prod: {
    title: 'součin prvků',
    summary: 'Vynásobí prvky přes všechny osy nebo přes některé.',
    convention: 'Gradient je součin všech ostatních prvků, přesně i tam, kde jsou prvky 0.',
  },
  logsumexp: {
    title: 'log-sum-exp',
    summary: 'Logaritmus součtu exponenciál, hladké maximum, přes všechny osy nebo přes některé.',
  },

  reshape: {
    title: 'změna tvaru',
    summary: 'Dá týmž číslům, řádek po řádku, jiný tvar; jedna délka smí být −1 a dopočítá se.',
  },
  flatten: { title: 'zploštění', summary: 'Sloučí všechny osy od dané dál do jediné.' },
  broadcast_to: {
    title: 'rozšíření',
    summary: 'Opakuje tenzor podél os délky 1 a nových předních os, dokud nemá daný tvar.',
  },
  squeeze: {
    title: 'odebrání os',
    summary: 'Odebere osy délky 1.',
    convention: 'Osa, která je jmenována, ale má jinou délku, zůstane, jako v PyTorchi.',
  },
  unsqueeze: { title: 'přidání os', summary: 'Vloží osy délky 1.' },
  concat: { title: 'spojení', summary: 'Spojí tenzory jeden za druhým podél osy.' },
  slice: {
    title: 'výřez',
    summary: 'Vyřízne prvky od začátku těsně před konec, po krocích, podél každé osy.',
    convention:
      'Začátky a konce za okrajem tenzoru se na něj oříznou, záporné se počítají od konce a záporné kroky jdou pozpátku: pravidla NumPy (PyTorch záporné kroky nemá).',
  },
  pad: {
    title: 'doplnění okraje',
    summary: 'Přidá okraj z konstanty před prvky a za ně podél každé osy.',
    aliases: ['padding'],
  },

  conv2d: {
    title: 'konvoluce',
    summary:
      'Posouvá každý filtr po obrazu a sčítá součiny: y[f, i, j] = b[f] + Σ w[f, c, u, v] · x[c, s·i + d·u − p, s·j + d·v − p].',
    convention:
      'Vzájemná korelace: jádro se neotáčí a gradient podle x ho používá otočené o 180°. Řádky a sloupce, které krok na konci přeskočí, se nepoužijí.',
  },
  conv_transpose2d: {
    title: 'transponovaná konvoluce',
    summary:
      'Na každý prvek x položí jádro, vynásobené tímto prvkem, a sečte: gradient konvoluce použitý jako vrstva. Obraz zvětšuje.',
    convention: 'w je C×F/groups×h×w; padding se z výsledku odřízne, output_padding se přidá dole a vpravo.',
  },
  max_pool2d: {
    title: 'max pooling',
    summary: 'Největší prvek každého okna; okraj se počítá jako −∞.',
    convention: 'Ze stejně velkých prvků dostane gradient první, řádek po řádku. NaN má přednost.',
  },
  avg_pool2d: { title: 'průměrový pooling', summary: 'Průměr každého okna; nuly okraje se do průměru počítají.' },
  global_avg_pool2d: {
    title: 'globální průměrový pooling',
    summary: 'Průměr každého kanálu; výška a šířka budou 1.',
  },

  softmax: {
    title: 'softmax',
    summary: 'Promění skóre podél osy v pravděpodobnosti: exponenciály dělené jejich součtem.',
  },
  log_softmax: { title: 'log-softmax', summary: 'Logaritmus softmaxu podél osy, aniž by logaritmus opustil.' },
  layer_norm: {
    title: 'normalizace vrstvy',
    summary: 'Posune a roztáhne prvky podél daných os na průměr 0 a rozptyl 1, bez naučeného měřítka a posunu.',
  },
  batch_norm2d: {
    title: 'normalizace dávky',
    summary: 'Posune a roztáhne každý kanál N×C×H×W na průměr 0 a rozptyl 1 přes dávku, pak na měřítko g a posun b.',
    convention: 'Vždy používá průměr a vychýlený rozptyl samotné dávky, jako PyTorch při trénování.',
  },

  logistic_loss: {
    title: 'logistická ztráta',
    summary: 'log(1 + e^(−l·y)) skóre y a třídy l, která je 1 nebo −1.',
  },
  binary_cross_entropy: {
    title: 'binární křížová entropie',
    summary: '−t log σ(y) − (1 − t) log(1 − σ(y)) skóre y (logitu) a cíle t mezi 0 a 1.',
  },
  cross_entropy: {
    title: 'křížová entropie',
    summary: 'Minus log-softmax skóre y ve třídě t, nebo průměr podle rozdělení t.',
    convention:
      'Průměruje se přes vzorky. Číslo třídy, které není celé od 0 do C − 1, dá NaN; do čísel tříd žádný gradient neteče.',
  },
  mse: { title: 'kvadratická chyba', summary: '(y − t)² predikce y a cíle t.', aliases: ['čtverec chyby'] },
  l1: {
    title: 'absolutní chyba',
    summary: '|y − t| predikce y a cíle t.',
    convention: 'Derivace v y = t je 0.',
  },
  huber: {
    title: 'Huberova ztráta',
    summary: '(y − t)²/2 do vzdálenosti δ, dále přímka δ(|y − t| − δ/2).',
  },
  hinge: {
    title: 'hinge ztráta',
    summary: 'max(0, 1 − l·y) skóre y a třídy l, která je 1 nebo −1.',
    convention: 'Derivace v l·y = 1 je 0.',
  },
  gaussian_nll: {
    title: 'záporný logaritmus Gaussovy věrohodnosti',
    summary: '(y − m)²/(2σ²) + log(σ√(2π)): minus logaritmus hustoty y v normálním rozdělení se střední hodnotou m.',
  },
  laplace_nll: {
    title: 'záporný logaritmus Laplaceovy věrohodnosti',
    summary:
      '|y − m|/b + log(2b): minus logaritmus hustoty y v Laplaceově rozdělení se střední hodnotou m a měřítkem b.',
    convention: 'Derivace v y = m je 0.',
  },
}

/** Attributes by their English line: ops that mean the same say the same. */
export const czechAttributes: Readonly<Record<string, string>> = {
  'the numbers, for example 1, [2, 1] or pi/2': 'čísla, například 1, [2, 1] nebo pi/2',
  'takes a whole batch along its first axis when training': 'při trénování bere celou dávku podél první osy',
  'kept out of updates': 'neaktualizuje se',
  'lower bound, null for none': 'dolní mez, null bez meze',
  'upper bound, null for none': 'horní mez, null bez meze',
  'slope for negative numbers': 'směrnice pro záporná čísla',
  'limit −α for very negative numbers': 'mez −α pro velmi záporná čísla',
  'order of the axes; absent: the last two exchanged': 'pořadí os; chybí-li: poslední dvě vyměněné',
  'order: 1, 2, "Infinity" or any number above 0': 'řád: 1, 2, "Infinity" nebo jakékoli kladné číslo',
  'axes to reduce, null for all': 'osy, přes které se redukuje, null pro všechny',
  'keep the reduced axes with length 1': 'nechat redukované osy s délkou 1',
  'the new shape; -1 for the length to work out': 'nový tvar; -1 pro délku, která se dopočítá',
  'first axis to merge': 'první slučovaná osa',
  'the shape to reach': 'výsledný tvar',
  'axes to remove, null for all of length 1': 'odebírané osy, null pro všechny délky 1',
  'places of the new axes in the result': 'místa nových os ve výsledku',
  'axis to join along': 'osa, podél které se spojuje',
  'first entry per axis, null for the beginning': 'první prvek na ose, null pro začátek',
  'entry to stop before per axis, null for the end': 'prvek na ose, před kterým se skončí, null pro konec',
  'step per axis, null for 1': 'krok na ose, null pro 1',
  'numbers of entries [before, after] per axis': 'počty prvků [před, za] na ose',
  'the number the border is filled with': 'číslo, kterým se okraj vyplní',
  'how far the kernel moves, one number or [vertical, horizontal]':
    'o kolik se jádro posouvá, jedno číslo nebo [svisle, vodorovně]',
  'zeros added on each side, one number or [vertical, horizontal]':
    'nuly přidané na každé straně, jedno číslo nebo [svisle, vodorovně]',
  'distance between the taps of the kernel': 'vzdálenost mezi prvky jádra v obrazu',
  'parts the channels are split into; each has its own filters':
    'skupiny, na které se kanály dělí; každá má vlastní filtry',
  'rows and columns added below and to the right': 'řádky a sloupce přidané dole a vpravo',
  'size of the window, one number or [height, width]': 'velikost okna, jedno číslo nebo [výška, šířka]',
  'how far the window moves; absent: its own size': 'o kolik se okno posouvá; chybí-li: o vlastní velikost',
  'entries added on each side, at most half the window': 'prvky přidané na každé straně, nejvýše polovina okna',
  'axis along which the entries belong together': 'osa, podél které prvky patří k sobě',
  'axes whose entries are normalised together, null for all':
    'osy, jejichž prvky se normalizují společně, null pro všechny',
  'number added to the variance': 'číslo přičtené k rozptylu',
  'what becomes of the losses of the entries': 'co se stane se ztrátami jednotlivých prvků',
  'distance δ at which the parabola becomes a line': 'vzdálenost δ, od které je parabola přímkou',
  'standard deviation σ': 'směrodatná odchylka σ',
  'scale b': 'měřítko b',
}
