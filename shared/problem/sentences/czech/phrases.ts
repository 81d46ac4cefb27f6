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
  channels: 'kanálů',
  filters: 'filtrů',
}

/** A fact as a Czech sentence says it. */
export function phrase(english: string): string {
  return phrases[english] ?? english
}
