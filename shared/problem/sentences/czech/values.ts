import type { Sentences } from '../index.ts'
import { czechCount } from '../../../language/language.ts'
import { phrase } from './phrases.ts'

export const czechValues: Partial<Sentences> = {
  'value/expression': (f) =>
    `„${f.text}“ není konstanta: ${phrase(f.reason)}. Napište číslo nebo výraz jako pi/2, -log(2) nebo 1e-3.`,
  'value/kind': (f) =>
    `hodnota je číslo, seznam čísel, konstantní výraz v uvozovkách nebo {"shape", "data"}; nalezeno: ${phrase(f.found)}.`,
  'value/pasted-number': (f) =>
    `„${f.found}“ není číslo; vkládané hodnoty obsahují čísla nebo konstanty, například pi/2.`,
  'value/pasted-cell': (f) =>
    f.found === ''
      ? `řádek ${f.row}, sloupec ${f.column} je prázdný; každá buňka musí obsahovat číslo.`
      : `řádek ${f.row}, sloupec ${f.column} obsahuje „${f.found}“, což není číslo; nadpisy a jednotky vynechte.`,
  'value/pasted-ragged': (f) =>
    `řádek ${f.row} má ${f.found} ${czechCount(f.found, 'buňku', 'buňky', 'buněk')}, zatímco první jich má ${f.expected}; všechny řádky musí být stejně dlouhé.`,
  'value/pasted-unclosed': () => 'závorka vkládané hodnoty není uzavřena; zkopírujte ji celou.',
  'value/pasted-shortened': () =>
    'hodnota byla vypsána s „...“ místo čísel; vypište ji celou, například s threshold=inf.',
  'value/ragged': (f) =>
    `řádky seznamu musí být stejně dlouhé; ${f.path} je ${phrase(f.found)} tam, kde má být ${phrase(f.expected)}.`,
  'value/too-large': (f) =>
    `hodnota tvaru ${f.shape} by měla ${f.entries} čísel; povoleno je nejvýše 2^27 = 134217728. Použijte menší tvar.`,
  'value/data-length': (f) =>
    `tvar ${f.shape} potřebuje ${f.expected} ${czechCount(f.expected, 'číslo', 'čísla', 'čísel')}, ale „data“ jich má ${f.found}.`,
  'value/shape': (f) => `„shape“ musí být seznam nezáporných celých čísel; nalezeno: ${phrase(f.found)}.`,
  'value/random': (f) => `„${f.field}“ náhodné hodnoty má být ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}.`,
  'value/bare-list': (f) =>
    f.decimal === null
      ? `„${f.found}“ je několik čísel; napište seznam ${f.list}.`
      : `„${f.found}“ může být jedno číslo, nebo dvě; napište číslo ${f.decimal}, nebo seznam ${f.list}.`,
  'attribute/unknown': (f) =>
    f.known.length === 0
      ? `${f.op} nemá žádné atributy, ale byl zadán „${f.name}“; odstraňte ho.`
      : `${f.op} nemá atribut „${f.name}“; zná ${f.known.join(', ')}.`,
  'attribute/missing': (f) => `${f.op} potřebuje atribut „${f.name}“: ${phrase(f.expected)}.`,
  'attribute/kind': (f) => `má tu být ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}.`,

  'shape/broadcast': (f) =>
    `${f.op} neumí spojit tvary ${f.shapes.join(' a ')}: zarovnány zprava musí být každé dvě délky stejné, nebo jedna z nich 1.`,
  'shape/rank': (f) => `na vstupu ${f.port} operace ${f.op} má být ${phrase(f.expected)}; nalezen tvar ${f.found}.`,
  'shape/mismatch': (f) => `${f.op} čeká ${phrase(f.expected)}; nalezeno: ${phrase(f.found)}.`,
  'shape/axis': (f) =>
    f.rank === 0
      ? `${f.op} dostalo osu ${f.axis}, ale jeho vstup je jediné číslo bez os.`
      : `${f.op} dostalo osu ${f.axis}, ale tvar ${f.shape} má osy ${-f.rank} až ${f.rank - 1}.`,
  'shape/repeated-axis': (f) => `${f.op} dostalo osu ${f.axis} dvakrát; uveďte každou osu jednou.`,
  'shape/empty': (f) => `${f.op} by nemělo žádný prvek: tvar ${f.shape} obsahuje 0.`,
  'shape/window': (f) =>
    `${f.op} nemůže položit jádro ${phrase(f.kernel)} na vstup ${f.input} s okrajem ${f.padding}: jádro je větší. Použijte menší jádro nebo větší okraj.`,
  'shape/channels': (f) =>
    `${f.op} nachází v x ${f.found} ${czechCount(f.found, 'kanál', 'kanály', 'kanálů')}, ale filtry tvaru ${f.filters} ${
      f.groups === 1
        ? `čekají ${f.each}`
        : `v ${f.groups} skupinách čekají ${f.groups} × ${f.each} = ${f.groups * f.each}`
    }; změňte jedno z toho.`,
  'shape/groups': (f) =>
    `${f.op} nemůže rozdělit ${phrase(f.what)} (${f.count}) do ${f.groups} stejných skupin; zvolte groups tak, aby dělilo ${f.count}.`,
  'shape/output-padding': (f) =>
    `${f.op} potřebuje output_padding menší než stride nebo dilation, protože jen vybírá mezi velikostmi, které krok přeskočí; nalezeno: ${f.found} se stride ${f.stride} a dilation ${f.dilation}.`,
  'shape/transposed-size': (f) =>
    `${f.op} by ze vstupu ${f.input} s okrajem ${f.padding} udělalo obraz velikosti ${f.output}: okraj se z výsledku odřezává. Použijte menší okraj nebo větší jádro.`,
  'shape/pooling-padding': (f) =>
    `${f.op} smí přidat okraj nejvýše do poloviny jádra, jinak by okno mohlo ležet jen v okraji; nalezen okraj ${f.padding} s jádrem ${f.kernel}.`,
  'shape/too-large': (f) =>
    `výsledek ${f.op} by měl tvar ${f.shape}, to je ${f.entries} čísel; povoleno je nejvýše 2^27 = 134217728. Použijte menší tvary.`,
  'shape/reshape': (f) =>
    `reshape nemůže uspořádat ${f.entries} ${czechCount(f.entries, 'číslo', 'čísla', 'čísel')} tvaru ${f.from} jako ${f.to}: součin délek musí být ${f.entries}.`,
  'shape/reshape-open': (f) =>
    f.open > 1
      ? `reshape umí dopočítat jednu délku, ale ${f.to} jich nechává otevřených ${f.open}; napište -1 jednou.`
      : `reshape nemůže dopočítat -1 v ${f.to}: bez čísel by vyhověla každá délka; napište ji.`,
  'shape/new-axis': (f) => `${f.op} dostalo osu ${f.axis}, ale jeho výsledek má osy ${-f.rank} až ${f.rank - 1}.`,
  'shape/concat': (f) =>
    `concat spojuje podél osy ${f.axis}, takže všechny ostatní délky musí souhlasit; nalezeny tvary ${f.shapes.join(' a ')}.`,
  'shape/per-axis': (f) =>
    `${f.op} potřebuje v „${f.attribute}“ jednu položku na osu: počet os tvaru ${f.shape} je ${f.rank}, ale zadáno je ${f.found}.`,
  'shape/step': (f) =>
    `${f.op} dostalo na ose ${f.axis} krok 0; použijte 1 pro každý prvek, 2 pro každý druhý, -1 pro opačný směr.`,
  'shape/broadcast-to': (f) =>
    `broadcast_to nemůže roztáhnout tvar ${f.from} na ${f.to}: zarovnána zprava musí každá délka zůstat, nebo být předtím 1.`,
}
