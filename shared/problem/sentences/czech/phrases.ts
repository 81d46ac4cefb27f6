import { czechCount } from '../../../language/language.ts'

/**
 * Facts that are words themselves ("expected": "a whole number") in Czech. What is not listed (numbers, names, what a
 * person typed) stays as it is.
 */
const phrases: Readonly<Record<string, string>> = {
  nodes: 'uzlů',
  inputs: 'vstupů',
  'the file': 'soubor',
  'standard input': 'standardní vstup',
  'standard output': 'standardní výstup',
  'standard error': 'standardní chybový výstup',
  nothing: 'nic',
  'a value': 'hodnota',
  'one value': 'jednu hodnotu',
  '1 or 2': '1 nebo 2',
  'a number': 'číslo',
  'a whole number': 'celé číslo',
  'a text': 'text',
  'true or false': 'true nebo false',
  'a colon': 'dvojtečka',
  'a comma or }': 'čárka nebo }',
  'a comma or ]': 'čárka nebo ]',
  'a name in double quotes': 'jméno ve dvojitých uvozovkách',
  'a backslash written twice': 'zdvojené zpětné lomítko',
  'a double quote that closes this text': 'dvojitá uvozovka, která text uzavře',
  'a text in one line, with a line break written as \\n': 'text na jednom řádku s koncem řádku zapsaným jako \\n',
  'the end of the file': 'konec souboru',
  'the end of the line': 'konec řádku',
  'an empty place': 'prázdné místo',
  'two vectors of equal length': 'dva stejně dlouhé vektory',
  'the places of the new axes': 'místa nových os',
  'the name of the loss': 'jméno ztráty',
  'the name of a node or null': 'jméno uzlu nebo null',
  'the axes before the last two to broadcast': 'osy před posledními dvěma, které lze rozšířit',
  'as many columns of a as rows of b': 'tolik sloupců a, kolik má b řádků',
  'an object {"format", "version", "nodes"}': 'objekt {"format", "version", "nodes"}',
  'an object in braces': 'objekt ve složených závorkách',
  'a vector or a matrix; multiply by a number with mul': 'vektor nebo matice; číslem se násobí pomocí mul',
  'a vector of scores or N×C×.. with classes on axis 1': 'vektor skóre nebo N×C×.. s třídami na ose 1',
  'a node {"id", "op", "inputs"}': 'uzel {"id", "op", "inputs"}',
  'a matrix (or more axes)': 'matice (nebo více os)',
  'a field name in quotes such as "shape"': 'název položky v uvozovkách, například "shape"',
  'H×W, C×H×W or N×C×H×W': 'H×W, C×H×W nebo N×C×H×W',
  '"normal" or "uniform"': '"normal" nebo "uniform"',
  '":" after the field name': '":" za názvem položky',
  'it is empty': 'výraz je prázdný',
  'it has no real value': 'nemá reálnou hodnotu',
  'JSON has no comments; remove it': 'JSON nemá komentáře; odstraňte ho',
  'texts stand in straight double quotes': 'texty stojí v rovných dvojitých uvozovkách',
  'write "NaN", "Infinity" or "-Infinity" in double quotes':
    'napište "NaN", "Infinity" nebo "-Infinity" ve dvojitých uvozovkách',
  'JSON writes true, false and null': 'JSON píše true, false a null',
  'write numbers like 0.5, 12 or -3e-4': 'pište čísla jako 0.5, 12 nebo -3e-4',
  'remove the comma before it': 'odstraňte čárku před ním',
  'the name of a node': 'jméno uzlu',
  'a list with the name of a node, or null, for each input': 'seznam se jménem uzlu nebo null pro každý vstup',
  'the id of an op such as "sin"': 'id operace, například "sin"',
  'a name such as "w"': 'jméno, například "w"',
  'a number, a list of numbers or a constant expression': 'číslo, seznam čísel nebo konstantní výraz',
  'a list of whole numbers': 'seznam celých čísel',
  'a list of texts': 'seznam textů',
  'a list of names of nodes': 'seznam jmen uzlů',
  'a list of nodes': 'seznam uzlů',
  '{"x": .., "y": ..} with two numbers': '{"x": .., "y": ..} se dvěma čísly',
  'an object with true or false for values, shapes, locals and gradients':
    'objekt s true nebo false pro "values", "shapes", "locals" a "gradients"',
  'an operator or the end of the formula': 'operátor nebo konec vzorce',
  'a name, a number, a list or an op such as sin(x)': 'jméno, číslo, seznam nebo operace jako sin(x)',
  'the end of the formula': 'konec vzorce',
  'one value such as 1, [2, 1] or pi/2': 'jedna hodnota, například 1, [2, 1] nebo pi/2',
  'it cannot be read': 'nelze přečíst',
  'it has none': 'žádný nemá',
  'an h×w kernel for an H×W image': 'jádro h×w pro obrázek H×W',
  'channels of x': 'kanály x',
  'a vector (one axis)': 'vektor (jedna osa)',
  'a matrix (two axes)': 'matice (dvě osy)',
  'a number or null': 'číslo nebo null',
  'a whole number (negative counts from the last axis)': 'celé číslo (záporné se počítá od poslední osy)',
  'an axis, a list of axes, or null for all': 'osa, seznam os, nebo null pro všechny',
  'a list with a whole number or null per axis': 'seznam s celým číslem nebo null pro každou osu',
  'a list [[before, after], ..] of whole numbers, one pair per axis':
    'seznam [[před, za], ..] celých čísel, jedna dvojice na osu',
  'the page of Chainrule': 'stránka programu Chainrule',
  'yes or no': 'ano, nebo ne',
  'a token': 'odkaz na soubor',
  'a token or nothing': 'odkaz na soubor, nebo nic',
  'a name, a media type and a content': 'jméno, druh souboru a obsah',
  'a name, a token and a text': 'jméno, odkaz na soubor a text',
  'a single number': 'jediné číslo',
  'no shape at all': 'žádný tvar',
  'the scale': 'měřítko',
  Bernoulli: 'Bernoulliho',
  categorical: 'kategorické',
  Poisson: 'Poissonovo',
  exponential: 'exponenciální',
  'labels 0 and 1, or −1 and 1': 'třídy 0 a 1, nebo −1 a 1',
  'numbers of at least 0, such as waiting times': 'čísla alespoň 0, například doby čekání',
  'For classes 0, 1, 2, .. choose categorical, for measured numbers Gaussian or Laplace':
    'Pro třídy 0, 1, 2, .. zvolte kategorické, pro naměřená čísla Gaussovo nebo Laplaceovo',
  'Number the classes from 0; for measured numbers choose Gaussian or Laplace':
    'Číslujte třídy od 0; pro naměřená čísla zvolte Gaussovo nebo Laplaceovo',
  'For times and other positive numbers choose exponential, for any number Gaussian or Laplace':
    'Pro doby a jiná kladná čísla zvolte exponenciální, pro libovolná Gaussovo nebo Laplaceovo',
  'For numbers of either sign choose Gaussian or Laplace':
    'Pro čísla s libovolným znaménkem zvolte Gaussovo nebo Laplaceovo',
  'one number for every sample. A product of a matrix of samples and weights is written x @ w':
    'jedno číslo na vzorek. Součin matice vzorků a vah se píše x @ w',
  filters: 'filtry',

  // Of expressions, beside what mathjs says of them.
  'only numbers, + - * / ^, brackets and functions such as sqrt are allowed':
    'smí v něm být jen čísla, + - * / ^, závorky a funkce jako sqrt',
  'unexpected end of expression': 'výraz není dokončen',
  'value expected': 'čekala se hodnota',
  'parenthesis ) expected': 'čekala se závorka )',
  'unexpected type of argument': 'nečekaný druh argumentu',

  // Of the system a file is on.
  'another program is using it': 'používá jej jiný program',
  'the disk reports an error': 'disk hlásí chybu',
  'its place is on another disk': 'jeho místo je na jiném disku',
  'its disk can only be read': 'z jeho disku lze jen číst',
  'too many files are open': 'je otevřeno příliš mnoho souborů',
  'its name is too long': 'jeho jméno je příliš dlouhé',
  'the disk does not answer': 'disk neodpovídá',
  'its folder no longer exists': 'jeho složka už neexistuje',
  'its links lead in a circle': 'jeho odkazy vedou v kruhu',
  'it is larger than files may be there': 'je větší, než tam soubory smějí být',
  'there is no room left on the disk': 'na disku už není místo',
  'the system allows no more memory': 'systém nedá víc paměti',

  // Of a browser.
  'the browser does not allow it': 'prohlížeč to nedovoluje',
  'the browser cannot read it': 'prohlížeč jej nemůže přečíst',
  'the browser keeps nothing in this window': 'prohlížeč v tomto okně nic neuchovává',
  'the browser has no room left': 'prohlížeč už nemá místo',
  'another tab or program is using it': 'používá jej jiná karta nebo program',

  // Of TeX, as MathJax says it.
  'Missing close brace': 'chybí závorka }',
  'Extra close brace or missing open brace': 'závorka } navíc, nebo chybí závorka {',
  'Extra open brace or missing close brace': 'závorka { navíc, nebo chybí závorka }',
  'Double exponent: use braces to clarify': 'dva exponenty za sebou; ujasněte je závorkami { }',
  'Double subscripts: use braces to clarify': 'dva dolní indexy za sebou; ujasněte je závorkami { }',
}

const UNKNOWNS: Readonly<Record<string, string>> = {
  padding: 'okraj',
  stride: 'krok',
  kernel: 'jádro',
  input: 'vstup',
  dilation: 'dilatace',
}

/** The unknown of a layer, in the nominative. */
export const unknownPhrase = (unknown: string): string => UNKNOWNS[unknown] ?? unknown

const COUNTED: Readonly<Record<string, string>> = {
  no: 'žádný vstup',
  one: 'jeden vstup',
  two: 'dva vstupy',
  three: 'tři vstupy',
  four: 'čtyři vstupy',
}

/** Facts with a number or a name in them: what each says of what its groups found. */
const patterns: readonly (readonly [RegExp, string | ((whole: string, ...groups: string[]) => string)])[] = [
  [/^"([^"]*)"$/, '„$1“'],
  [/^"[^"]*"(?: or "[^"]*")+$/, (choices) => choices.replaceAll('" or "', '" nebo "')],
  [/^(.+), (E[A-Z0-9]+|[A-Za-z]+Error)$/, (_, reason, code) => `${phrase(reason)}, ${code}`],
  [/^(.+) \(char (\d+)\)$/, (_, reason, place) => `${phrase(reason)} (znak ${place})`],
  [
    /^(no|one|two|three|four|\d+) inputs?( or more)?(?: \(([^)]*)\))?(?: and optionally (.+))?$/,
    (_, count, more, names, optional) =>
      (more === undefined ? '' : 'nejméně ') +
      (COUNTED[count] ?? `${count} ${czechCount(Number(count), 'vstup', 'vstupy', 'vstupů')}`) +
      (names === undefined ? '' : ` (${names})`) +
      (optional === undefined ? '' : ` a nepovinně ${optional}`),
  ],
  [
    /^(\d+) with (padding|stride|kernel|input|dilation) (\d+)$/,
    (_, output, unknown, value) => `${output} (${unknownPhrase(unknown)} ${value})`,
  ],
  [/^([^ ]+) \(with dilation (\S+): (\S+)\)$/, '$1 (s dilatací $2: $3)'],
  [/^(\d+) and (\d+) entries$/, 'délky $1 a $2'],
  [/^(.+) times (.+), that is (\d+) and (\d+)$/, '$1 krát $2, tedy $3 a $4'],
  [/^(\[.*\]) and (\[.*\]) in (\[.*\]) times (\[.*\])$/, '$1 a $2 v součinu $3 krát $4'],
  [/^the number (\S+)$/, 'číslo $1'],
  [/^a vector with one entry for each of the (\d+) channels$/, 'vektor s jedním prvkem na kanál (kanálů je $1)'],
  [
    /^t to hold class indices of shape (.+) or distributions of shape (.+)$/,
    'v t čísla tříd tvaru $1 nebo rozdělení tvaru $2',
  ],
  [/^axes to name each of the (\d+) axes of shape (.+) once$/, 'v axes každou osu tvaru $2 jednou (os je $1)'],
  [/^a number greater than (\S+)$/, 'číslo větší než $1'],
  [/^a whole number of at least (\S+)$/, 'celé číslo alespoň $1'],
  [/^a whole number of at least (\S+) or a pair of them$/, 'celé číslo alespoň $1 nebo dvojice takových'],
  [/^a whole number of at least (\S+), a pair of them, or null$/, 'celé číslo alespoň $1, dvojice takových, nebo null'],
  [/^a list of whole numbers of at least (\S+)$/, 'seznam celých čísel, každé alespoň $1'],
  [/^"(.+)" is not a number$/, '„$1“ není číslo'],
  [/^"(.+)" is not a known constant \((.+)\)$/, '„$1“ není známá konstanta ($2)'],
  [/^"(.+)" is not allowed in it$/, '„$1“ v něm být nesmí'],
  [/^"(.+)" is not a function of constants$/, '„$1“ není funkce konstant'],
  [/^(\w+) takes one number$/, '$1 bere jedno číslo'],
  [/^unexpected operator (\S+)$/, 'nečekaný operátor $1'],
  [/^unexpected part "(.+)"$/, 'nečekaná část „$1“'],
  [/^syntax error in part "(.+)"$/, 'chyba v části „$1“'],
  [/^Undefined control sequence (.+)$/, 'neznámý příkaz $1'],
  [/^Missing argument for (.+)$/, 'příkazu $1 chybí argument'],
  [/^Missing or unrecognized delimiter for (.+)$/, 'za $1 chybí závorka, nebo není známá'],
  [/^Unknown environment '(.+)'$/, 'neznámé prostředí $1'],
  [/^a number of at least (\S+)$/, 'číslo alespoň $1'],
  [/^a number from (\S+) to (\S+)$/, 'číslo od $1 do $2'],
  [/^a whole number from (\S+) to (\S+)$/, 'celé číslo od $1 do $2'],
  [/^a list of (\d+)$/, 'seznam o délce $1'],
  [/^a list nested more than (\d+) deep$/, 'seznam vnořený hlouběji než $1'],
  [/^a list of frames such as (.*)$/, 'seznam rámců jako $1'],
  [/^a list of comments such as (.*)$/, 'seznam poznámek jako $1'],
  [/^an object such as (.*)$/, (_, example) => `objekt jako ${example.replace('} or {', '} nebo {')}`],
  [/^it is longer than (\d+) characters$/, 'je delší než $1 znaků'],
  [/^the control character (\d+)$/, 'řídicí znak $1'],
  [/^the text "?(.*?)"?$/, 'text „$1“'],
  [/^filters (\S+)$/, 'tenzor filtrů $1'],
  [/^one bias per filter, shape (.*)$/, 'jeden bias na filtr, tvar $1'],
  [/^shape (.*)$/, 'tvar $1'],
  [/^step (\d+)$/, 'kroku $1'],
  [/^classes, the whole numbers (.*) \(at most (\d+) of them\)$/, 'třídy, celá čísla $1 (nejvýše $2)'],
  [/^counts, the whole numbers (.*) \(up to (\d+), .*$/, 'počty, celá čísla $1 (do $2, dál y! přeteče)'],
  [
    /^one score for every sample and class, for example (.*) with (\d+) weights$/,
    'jedno skóre na vzorek a třídu, například $1 a počet vah $2',
  ],
]

/** A fact as a Czech sentence says it. */
export function phrase(english: string): string {
  const found = phrases[english]
  if (found !== undefined) return found
  const pattern = patterns.find(([shape]) => shape.test(english))
  return pattern === undefined ? english : english.replace(pattern[0], pattern[1] as string)
}
