/** Proč je gradient nulový a proč číslo není konečné. */
import { czechCount } from '../../language/language.ts'
import type { reasons as english } from './english-reasons.ts'

const LARGEST = 'největší číslo, které double pojme, $1.8 \\cdot 10^{308}$'

export const reasons: typeof english = {
  zeros: {
    arriving: (gradient) => `Je to 0, protože příchozí gradient $${gradient}$ je 0.`,
    local: (partial) => `Je to 0, protože lokální gradient $${partial}$ je 0.`,
    factor: (name) => `Je to 0, protože se to násobí $${name}$, a to je 0.`,
    number: 'Je to',
    allEntries: 'Všechny prvky jsou',
    someEntries: (entries, count) => (count === 1 ? `Prvek ${entries} je` : `Prvky ${entries} jsou`),
    there: (which, formula) =>
      `${which} 0, protože lokální gradient $${formula}$ je tam 0: signál přijde, ale vynásobí se nulou.`,
  },

  why: {
    title: (node) => `Proč je gradient podle ${node} nulový?`,
    first: (count) =>
      `(${czechCount(count, 'vypsána je první', `vypsány jsou první ${count}`, `vypsáno je prvních ${count}`)})`,
    along: 'po cestě',
    entry: (number, symbol) => `${number}. prvek $${symbol}$`,
    noLoss: 'Chybí propojení: graf nemá ztrátu.',
    disconnected: (name) => `Chybí propojení: z $${name}$ nevede ke ztrátě žádná cesta, po které teče gradient.`,
    notZero: (which, number) => `${which} není 0${number === null ? '' : `: je to $${number}$`}.`,
    onePath: (which, reason) => `${which} je 0. ${reason}`,
    cancels: (which, paths) => `${which} je 0, protože příspěvky po cestách (je jich ${many(paths)}) se odečtou.`,
    factors: (which, paths, first) =>
      first === null
        ? `${which} je 0: každá z cest (je jich ${many(paths)}) obsahuje činitel 0.`
        : `${which} je 0: prvních ${first} cest (je jich ${many(paths)}) obsahuje činitel 0.`,
    arriving: (name, reason) => `Co přichází do $${name}$, je v prvcích, na kterých záleží, 0: ${reason}`,
    noFactor: 'Žádný činitel na této cestě není 0; členy se navzájem vyruší.',
  },

  factors: {
    saturated: (name, number, op) => `Nasycení: v $${name} = ${number}$ je křivka operace ${op} plochá.`,
    otherIsZero: (other) => `Násobí se $${other}$, a to je tam 0.`,
    deadRelu: (name, number) => `Mrtvá ReLU: $${name} = ${number}$ není kladné a tam je směrnice 0.`,
    notChosen: (name, op) => `Operace ${op} dává gradient jen vybraným prvkům; tato část $${name}$ vybrána nebyla.`,
    slice: (name) => `Výřez tuto část $${name}$ vynechává.`,
    clamp: (name, number) => `$${name} = ${number}$ leží mimo meze oříznutí, kde je funkce konstantní.`,
    abs: (name) => `$${name}$ je 0, tedy v bodě zlomu $|${name}|$, kde se směrnice bere jako 0.`,
    l1: (name, other) => `$${name} = ${other}$, tedy v bodě zlomu absolutní chyby, kde se směrnice bere jako 0.`,
    mse: (name, other) => `$${name} = ${other}$: chyba už je 0.`,
    hinge: 'Odstup je dodržen a tam je hinge ztráta konstantní.',
    isZero: (rule) => `Lokální gradient $${rule}$ je 0.`,
    equalsZero: (rule, numbers) => `Lokální gradient $${rule}$ je $${numbers} = 0$.`,
    zeroThere: (rule) => `Lokální gradient $${rule}$ je tam 0.`,
  },

  origins: {
    given: (name, number) => `$${name}$ má zadanou hodnotu $${number}$.`,
    and: ' a ',
    became: (name, number, inputs, reason) =>
      `$${name}$ vyšlo $${number}$${inputs === '' ? '' : ` pro ${inputs}`}: ${reason}`,
    slope: (partial, name, number, reason) =>
      `Lokální gradient $${partial}$ není v $${name} = ${number}$ konečný: ${reason}`,
    vertical: 'křivka je tam svislá.',
    slopeUndefined: (op) => `směrnice operace ${op} tam nemá konečnou hodnotu.`,
    logOfZero: 'logaritmus nuly je $-\\infty$.',
    logOfNegative: 'záporné číslo nemá logaritmus.',
    rootOfNegative: 'záporné číslo nemá odmocninu.',
    arc: 'funkce je definovaná jen mezi −1 a 1.',
    zeroByZero: '0/0 není definováno.',
    infinityMinus: '$\\infty - \\infty$ není definováno.',
    zeroTimesInfinity: '$0 \\cdot \\infty$ není definováno.',
    infinityByInfinity: '$\\infty / \\infty$ není definováno.',
    byZero: 'dělí se nulou.',
    largeQuotient: `podíl překročil ${LARGEST}.`,
    largePower: `mocnina překročila ${LARGEST}.`,
    powerOfNegative: 'záporné číslo nemá mocninu, která není celá.',
    largeExponential: `$e^{x}$ překročí ${LARGEST}, od $x = 709.8$ dál.`,
    large: `výsledek překročil ${LARGEST}.`,
    undefined: (op) => `operace ${op} tam není definovaná.`,
  },
}

function many(paths: number | null): string {
  return paths === null ? 'velmi mnoho' : paths.toLocaleString('cs')
}
