import type { ConvolutionCounting } from '../../../shared/convolution/counting.ts'
import type { convolutionText as english } from '../en/convolution.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const convolutionText = {
  convolution: {
    views: { answers: 'Odpovědi', stamp: 'Razítko', maps: 'Mapy příznaků', network: 'Celá síť' },
    viewLabel: 'Co ukázat',
    form: 'Vrstva',
    source: 'Čísla z',
    ownNumbers: 'vlastní vrstva',
    kind: 'Druh',
    kinds: {
      convolution: 'Konvoluce',
      transposed: 'Transponovaná konvoluce',
      'max-pooling': 'Max pooling',
      'average-pooling': 'Průměrový pooling',
    },
    fields: {
      batch: 'Obrázky N',
      channels: 'Kanály C',
      filters: 'Filtry F',
      groups: 'Skupiny g',
      input: 'Vstup n',
      kernel: 'Jádro k',
      stride: 'Krok s',
      padding: 'Okraj p',
      dilation: 'Dilatace d',
      outputPadding: 'Okraj výstupu q',
    },
    height: (field) => `${field}, výška`,
    width: (field) => `${field}, šířka`,
    square: 'Stejně v obou směrech',
    bias: 'Bias',
    solveFor: 'Najít',
    unknowns: {
      output: 'výstup',
      padding: 'okraj',
      stride: 'krok',
      kernel: 'jádro',
      input: 'vstup',
      dilation: 'dilataci',
    },
    wanted: 'Žádaný výstup',
    same: 'Same',
    sameHint: 'Okraj, který zachová velikost: jeden výstup na každých započatých s prvků, kde s je krok.',
    valid: 'Valid',
    validHint: 'Bez okraje: jádro zůstává uvnitř.',
    cannotApply: (fields) => `${fields.join(', ')} určuje to, co je k uzlu připojeno, zůstává to tedy tak, jak to je.`,
    apply: (id) => `Použít na ${id}`,
    applied: (id) => `Vrstva ${id}`,
    revert: 'Vzít zpět',
    answers: {
      quantity: 'Otázka',
      formula: 'Vzorec',
      numbers: 'S čísly',
      result: 'Výsledek',
      quantities: {
        output: 'Výška a šířka výstupu',
        outputHeight: 'Výška výstupu',
        outputWidth: 'Šířka výstupu',
        unused: 'Nevyužité řádky, sloupce',
        parameters: 'Parametry',
        memory: 'Paměť parametrů',
        multiplications: 'Násobení při jednom použití',
        additions: 'Sčítání při jednom použití',
        comparisons: 'Porovnání při jednom použití',
        operations: 'Operace při jednom použití',
        applications: 'Počet použití',
        totalOperations: 'Operace všech použití',
        outputMemory: 'Paměť výstupu',
      },
      names: {
        parameters: 'parametry',
        multiplications: 'násobení',
        additions: 'sčítání',
        applications: 'použití',
        operations: 'operace',
      },
      bytes: (count) => (count === 1 ? 'bajt' : count >= 2 && count <= 4 ? 'bajty' : 'bajtů'),
      found: (letter, from, to, isOpen) =>
        isOpen ? `${letter} \\ge ${from}` : from === to ? `${letter} = ${from}` : `${letter} = ${from}, \\ldots, ${to}`,
      solved: { padding: 'Okraj', stride: 'Krok', kernel: 'Jádro', input: 'Vstup', dilation: 'Dilatace' },
      unusedNote: (rows, columns) =>
        `Krok na konci přeskočí ${plural(rows, 'řádek', 'řádky', 'řádků')} a ${plural(columns, 'sloupec', 'sloupce', 'sloupců')}: velikost se zaokrouhluje dolů a žádné okno na ně nedosáhne.`,
      slices: (channels, applications) =>
        `Čteme-li filtr jako jedinou vrstvičku, přikládá se na každý z ${channels} kanálů zvlášť: celkem ${plural(applications, 'použití', 'použití', 'použití')}, razítkuje-li se každý kanál.`,
    },
    counting: {
      title: 'Jak se počítá',
      sentence: describeCounting,
      bias: { label: 'Bias', layer: 'jak ho má vrstva', always: 'vždy počítat', never: 'nikdy nepočítat' },
      depth: { label: 'Hloubka filtru', all: 'všechny kanály', one: 'jedna vrstvička' },
      multiplyAdd: { label: 'Násobení a sčítání', 2: 'dvě operace', 1: 'jedna operace' },
      additions: { label: 'Sčítání n součinů', 'n-1': 'n − 1', n: 'n' },
      batch: { label: 'Dávka', all: 'všechny obrázky', one: 'jeden obrázek' },
      dataType: 'Typ čísel',
      changed: 'Způsob počítání',
      others: 'Obvyklá čtení',
      columns: { parameters: 'Parametry', memory: 'Paměť', operations: 'Operace' },
      reading: (depth, bias) =>
        `${depth === 'all' ? 'všechny kanály' : 'jedna vrstvička'}, ${bias ? 's biasem' : 'bez biasu'}`,
    },
    stamp: {
      label: 'Razítko místo po místě',
      pass: 'Směr',
      passes: { forward: 'Dopředu', backward: 'Zpětně' },
      play: 'Přehrát',
      pause: 'Pozastavit',
      previous: 'Předchozí místo',
      next: 'Další místo',
      place: 'Místo razítka',
      placeOf: (place, count) => `${place} z ${count}`,
      speed: 'Rychlost',
      perSecond: (places) => `${places} za sekundu`,
      image: 'Obrázek',
      target: { forward: 'Filtr', backward: 'Kanál x' },
      source: { forward: 'Kanál x', backward: 'Kanál y' },
      ground: {
        input: 'Vstup x s okrajem',
        upstream: '∂L/∂y s okrajem',
        spread: 'x, roztažené a s okrajem',
      },
      spreadGround: (stride) =>
        stride > 1
          ? `∂L/∂y, mezi prvky ${stride === 2 ? 'nula' : plural(stride - 1, 'nula', 'nuly', 'nul')}`
          : '∂L/∂y s okrajem',
      filled: { forward: 'Výstup y', backward: 'Gradient ∂L/∂x' },
      kernel: 'Jádro w',
      rotated: 'Jádro otočené o 180°',
      rotationNote:
        'Zpětně leží jádro otočené o 180°: prvek, který potkal w[u, v], dostane svůj gradient zpět přes w[u, v].',
      products: 'Součiny',
      window: 'Prvky',
      channelSum: (channel) => `kanál ${channel}`,
      bias: 'bias',
      winner: 'Vyhrává největší prvek; gradient se vrací jen k němu.',
      ones: 'Gradient tu ještě není: ukazuje se pro ∂L/∂y = 1 všude. Gradient ztráty uvidíte po stisknutí Zpětně.',
      invented: 'Vymyšlená celá čísla, aby se součiny daly číst.',
      tooLarge: (cells) =>
        `${plural(cells, 'políčko', 'políčka', 'políček')} je na kreslení příliš mnoho; animujte menší vstup.`,
      noValues: 'Uzel zatím nemá hodnoty: zadejte hodnoty jeho vstupům.',
      receptive: (rows, columns) => `Receptivní pole: řádky ${rows}, sloupce ${columns}`,
      help: 'Šipky: krok. Mezerník: přehrát nebo pozastavit. Home, End: první a poslední místo.',
      cell: (row, column, value) => `řádek ${row}, sloupec ${column}: ${value}`,
    },
    maps: {
      input: 'Vstup x',
      kernels: 'Jádra w',
      output: 'Výstup y',
      gradient: 'Gradient ∂L/∂x',
      channel: (index) => `${index}`,
      range: (least, most) => `černá ${least}, bílá ${most}`,
      more: (count) => `… a ${plural(count, 'další', 'další', 'dalších')}`,
      label: (name, index, least, most) => `${name} ${index}, od ${least} do ${most}`,
      tooMany: 'Tyto mapy jsou na výpočet zde příliš velké; vložte vrstvu do grafu a uvidíte je tam.',
    },
    network: {
      layer: 'Vrstva',
      op: 'Operace',
      output: 'Výstup',
      parameters: 'Parametry',
      parameterBytes: 'Bajty parametrů',
      outputBytes: 'Bajty výstupu',
      operations: 'Počet operací',
      field: 'Receptivní pole',
      total: 'Celkem',
      uncounted: 'nepočítá se',
      empty: 'Zatím tu není žádný spočtený uzel. Přidejte vrstvu a objeví se tu její součty.',
      copy: { csv: 'Kopírovat CSV', markdown: 'Kopírovat Markdown', latex: 'Kopírovat LaTeX' },
      save: 'Uložit jako CSV…',
      name: 'Součty sítě',
      shared: 'Parametr, který používá více uzlů, se do součtu počítá jednou.',
      elementwise:
        'Funkce po prvcích se počítají jako jedna operace na prvek; pomlčka znamená, že se operace tohoto druhu nepočítají.',
    },
    openWorkbench: 'Otevřít v dílně',
    section: 'Počty vrstvy',
  },
} satisfies Translation<typeof english>

function describeCounting(
  { depth, multiplyAdd, additions, batch }: Required<ConvolutionCounting>,
  hasBias: boolean,
): string {
  const filter =
    depth === 'all' ? 'Filtr sahá přes všechny kanály své skupiny' : 'Filtr se čte jako jediná vrstvička bez hloubky'
  const bias = hasBias ? 'má bias' : 'nemá bias'
  const sums =
    additions === 'n'
      ? `každý součin se přičítá k průběžnému součtu, který začíná ${hasBias ? 'biasem' : 'nulou'}`
      : `n součinů sečte n − 1 sčítání${hasBias ? ' a přičtení biasu je jedno navíc' : ''}`
  const pairs =
    multiplyAdd === 2 ? 'násobení a sčítání se počítají každé za jednu' : 'násobení se svým sčítáním se počítá za jednu'
  const images = batch === 'all' ? 'počítají se všechny obrázky dávky' : 'počítá se jediný obrázek'
  return `${filter} a ${bias}; ${sums}; ${pairs}; ${images}.`
}
