/** Vrstvy, které nemohou existovat, a neznámé bez řešení. */
import type { Sentences } from '../index.ts'
import { phrase, unknownPhrase } from './phrases.ts'

export const czechConvolutions = {
  'convolution/length': (f) =>
    `${describeField(f.field)} musí být celé číslo ${Number(f.found) > f.most ? `nejvýše ${f.most}` : `alespoň ${f.least}`}; nalezeno: ${f.found}.${f.field === 'stride' ? ' Krok 1 navštíví každé místo, krok 2 každé druhé.' : ''}`,
  'convolution/groups': (f) =>
    `${phrase(f.what)} vrstvy (${f.count}) nelze rozdělit do ${f.groups} stejných skupin; počet skupin může být ${f.divisors.join(', ')}.`,
  'convolution/kernel': (f) =>
    `jádro je větší než vstup s okrajem: jeho ${describeDirection(f.direction)} je ${f.kernel}${f.dilation === 1 ? '' : ` (s dilatací ${f.dilation} zabere ${f.extent})`}, u vstupu ${f.input}${f.padding === 0 ? '' : ` + 2·${f.padding} = ${f.padded}`}. Použijte jádro nejvýše ${f.mostKernel} nebo okraj alespoň ${f.leastPadding}.`,
  'convolution/pooling-padding': (f) =>
    `pooling smí doplnit nejvýše polovinu okna, jinak by okno mohlo ležet celé v okraji; nalezen okraj ${f.padding} při okně ${f.kernel}: použijte nejvýše ${f.most}.`,
  'convolution/output-padding': (f) =>
    `okraj výstupu jen vybírá mezi velikostmi, které krok přeskakuje, takže při kroku ${f.stride} a dilataci ${f.dilation} je nejvýše ${f.most}; nalezeno: ${f.found}.`,
  'convolution/cut-off': (f) =>
    f.mostPadding >= 0
      ? `okraj ${f.padding} odřízne celý výstup: bez okraje má délku ${f.uncut}. Použijte okraj nejvýše ${f.mostPadding}.`
      : 'z výstupu nezbude nic ani bez okraje; použijte větší vstup nebo jádro.',
  'convolution/too-large': (f) =>
    `asi ${f.found} je víc, než lze přesně spočítat (2^53 = 9007199254740992); použijte menší rozměry.`,
  'convolution/no-solution': (f) =>
    `žádná celočíselná hodnota (${unknownPhrase(f.unknown)}) nedá výstup, jehož ${describeDirection(f.direction)} je ${f.target}; ${
      f.nearest.length === 0
        ? 'žádná nedá vůbec výstup: změňte jiný rozměr.'
        : `nejblíže je ${f.nearest.map(phrase).join(' a ')}.`
    }`,
} satisfies Partial<Sentences>

function describeDirection(direction: string): string {
  return direction === 'height' ? 'výška' : 'šířka'
}

function describeField(field: string): string {
  const names: Readonly<Record<string, string>> = {
    batch: 'počet obrázků',
    channels: 'počet kanálů',
    filters: 'počet filtrů',
    groups: 'počet skupin',
    input: 'rozměr vstupu',
    kernel: 'rozměr jádra',
    output: 'rozměr výstupu',
    outputPadding: 'okraj výstupu',
    stride: 'krok',
    padding: 'okraj',
    dilation: 'dilatace',
  }
  return names[field] ?? field
}
