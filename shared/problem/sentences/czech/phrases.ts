/**
 * Facts that are words themselves ("expected": "a whole number") in Czech. What is not listed (numbers, names, what a
 * person typed) stays as it is.
 */
const phrases: Readonly<Record<string, string>> = {
  nodes: 'uzlů',
  inputs: 'vstupů',
  read: 'číst',
  written: 'zapsat',
  'a value': 'hodnota',
  'one value': 'jedna hodnota',
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
  'it is empty': 'je prázdný',
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
    'objekt s true nebo false pro values, shapes, locals a gradients',
  'an operator or the end of the formula': 'operátor nebo konec vzorce',
  'a name, a number, a list or an op such as sin(x)': 'jméno, číslo, seznam nebo operace jako sin(x)',
  'the end of the formula': 'konec vzorce',
  'one value such as 1, [2, 1] or pi/2': 'jedna hodnota, například 1, [2, 1] nebo pi/2',
  'it cannot be read': 'nelze ji přečíst',
  'it has none': 'žádný nemá',
  'an h×w kernel for an H×W image': 'jádro h×w pro obrázek H×W',
  'channels of x': 'kanálů x',
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
  channels: 'kanálů',
  filters: 'filtrů',
}

/** Facts with a number or a name in them; `$1` is what it stands for. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^a number of at least (\S+)$/, 'číslo alespoň $1'],
  [/^a number from (\S+) to (\S+)$/, 'číslo od $1 do $2'],
  [/^a whole number from (\S+) to (\S+)$/, 'celé číslo od $1 do $2'],
  [/^a list of (\d+)$/, 'seznam o délce $1'],
  [/^a list nested more than (\d+) deep$/, 'seznam vnořený hlouběji než $1'],
  [/^a list of frames such as (.*)$/, 'seznam rámečků jako $1'],
  [/^a list of comments such as (.*)$/, 'seznam komentářů jako $1'],
  [/^an object such as (.*)$/, 'objekt jako $1'],
  [/^it is longer than (\d+) characters$/, 'je delší než $1 znaků'],
  [/^the control character (\d+)$/, 'řídicí znak $1'],
  [/^the text (".*")$/, 'text $1'],
  [/^filters (\S+)$/, 'filtry $1'],
  [/^one bias per filter, shape (.*)$/, 'jeden bias na filtr, tvar $1'],
  [/^shape (.*)$/, 'tvar $1'],
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
  return pattern === undefined ? english : english.replace(...pattern)
}
