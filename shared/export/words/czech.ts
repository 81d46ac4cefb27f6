/** Slova v exportovaných souborech; jména, která čte program, zůstávají anglická. */
import type { ExportWords } from './index.ts'

export const czech: ExportWords = {
  script: {
    header: (does) =>
      `${{ forward: 'Dopředný průchod', backward: 'Dopředný průchod a zpětná propagace', update: 'Dopředný průchod, zpětná propagace a jeden krok gradientního sestupu' }[does]}; napsal Chainrule.`,
    sources: 'Vstupy a parametry',
    forward: 'Dopředný průchod',
    backward: (loss) => `Zpětný průchod; dx je gradient ${loss} podle x`,
    autograd: 'Zpětná propagace; gradienty vypočtených tenzorů se uchovají jen na požádání',
    update: 'Jeden krok gradientního sestupu',
    frozen: 'zmrazený',
    helper: (name, docstring) => HELPERS[name] ?? docstring,
  },
  latex: {
    written: (description) => `${description} Napsal Chainrule.`,
    needs: 'Dokument, do kterého se vloží, potřebuje:',
    letters: 'Písmena, pro která pdfLaTeX nemá písmo: ukáže jejich čísla; XeLaTeX a LuaLaTeX ukážou písmena.',
    includedLetters:
      'Čísla písmen, pro která pdfLaTeX nemá písmo; jinou definicí příkazů lze ukázat jejich první argument.',
    ownPage: 'Stránka velká jako obrázek, který by se čitelně nevešel na A4.',
    fitted: 'Co by bylo na snímek příliš velké, to se zmenší.',
  },
  tikz: {
    colours: 'Barvy',
    styles: 'Styly',
    matrices: 'Sloupce matic tak blízko, jak byly naměřeny',
    background: 'Pozadí',
    frames: 'Rámce',
    nodes: 'Uzly',
    captions: 'Jména, hodnoty a gradienty uzlů',
    wires: 'Hrany',
    comments: 'Poznámky',
    above: 'Hodnoty, nad hranami',
    below: 'Lokální gradienty a gradienty, které se vracejí, pod hranami',
  },
  columns: { node: 'uzel', op: 'operace', shape: 'tvar', value: 'hodnota', gradient: 'gradient' },
  attachment: 'Graf pro Chainrule',
}

/** Functions of scripts, by their names. */
const HELPERS: Readonly<Record<string, string>> = {
  mulberry32: 'Generátor Tommyho Ettingera na 32 bitech: čísla v [0, 1).',
  random_uniform: 'Čísla od -scale do scale.',
  random_normal: 'Normální čísla se střední hodnotou 0 a směrodatnou odchylkou scale (Box a Muller).',
  normal_below: 'Pravděpodobnost, že číslo s normovaným normálním rozdělením je menší než x.',
  logsumexp: 'log Σ exp x; největší prvek se vytkne, aby nic nepřeteklo.',
  standardise: 'Průměr 0 a rozptyl 1 přes osy.',
  standardise_back: 'Gradient x z gradientu y = standardise(x); na x závisí i průměr a rozptyl.',
  product_of_others: 'Pro každý prvek součin všech ostatních přes osy, správně i tam, kde jsou prvky 0.',
  put_back: 'Gradient x z gradientu y = x[index]: 0 pro všechny prvky, které se nevzaly.',
  pad_image: 'Okraj nahoře, dole, vlevo a vpravo.',
  cut_image: 'Obraz bez okraje.',
  map_size: 'Počet míst, na která lze jádro položit, dolů a doprava.',
  taps: 'Každý prvek (i, j) jádra s prvky obrazu s okrajem, na které narazí.',
  conv2d: 'Posouvá jádra w (F, C, h, w) po obrazech x (N, C, H, W).',
  conv2d_input: 'Gradient obrazů: každý prvek dy položí své jádro tam, odkud se četlo.',
  conv2d_weight: 'Gradient jader: každý prvek jádra sčítá dy krát to, co viděl.',
  max_pool2d_input: 'Gradient každého okna dostane první z největších prvků.',
  avg_pool2d_input: 'Každý prvek okna dostane stejný díl gradientu.',
}
