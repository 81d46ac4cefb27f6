import type { insightsText as english } from '../en/insights.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const insightsText = {
  insights: {
    viewLabel: 'Otázka',
    views: {
      fixed: 'Nehybné a svázané',
      watch: 'Sledovat trénování',
      collapse: 'Sloučit lineární vrstvy',
      input: 'Jaký vstup?',
    },
    again: 'Prozkoumat znovu',
    stop: 'Zastavit',
    busy: 'Pracuje se…',
    outdated: 'Graf se od té doby změnil.',
    fixed: {
      intro:
        'Se kterými parametry gradientní sestup nikdy nepohne a které zůstanou navždy stejné? Zjišťuje se pokusem, ne podle jména: vše ostatní se losuje.',
      nothing: (draws) =>
        `Nic není nehybné ani svázané: v ${plural(draws, 'pokusu', 'pokusech', 'pokusech')} s náhodnými daty měl každý parametr vlastní gradient.`,
      freedom: (free, entries) =>
        `Trénování může volit ${plural(free, 'číslo', 'čísla', 'čísel')} z ${entries.toLocaleString('cs')}.`,
      checked: (draws) =>
        `Ověřeno při ${plural(draws, 'náhodné volbě', 'náhodných volbách', 'náhodných volbách')} dat i všeho, o čem se netvrdí, že je pevné.`,
      claimZero: (ids) =>
        `Tvrzení: po každém kroku je ${ids.map((id) => `${id} = 0`).join(', ')}, ať jsou data, krok učení a optimalizátor jakékoli.`,
      claimStays: (ids) =>
        `Tvrzení: po každém kroku ${ids.length === 1 ? 'má' : 'mají'} ${ids.join(', ')} tutéž hodnotu, ať jsou data, krok učení a optimalizátor jakékoli.`,
      base: 'Před prvním krokem to platí.',
      step: 'Platí-li to před krokem, pak každá cesta řetízkového pravidla od těchto parametrů ke ztrátě obsahuje činitel, který je 0:',
      conclusion: (ids, loss) =>
        `Tedy ${ids.map((id) => `∂${loss}/∂${id} = 0`).join(' a ')}, krok odečte α · 0 a platí to i po něm. Indukcí to platí navždy. Stacionární bod nemusí být minimum.`,
      some: (stuck, entries) => `${stuck} z ${plural(entries, 'prvku', 'prvků', 'prvků')}`,
      path: (ids) => `Cesta ${ids.join(' → ')}`,
      factor: (zero) => `je 0, protože ${zero}`,
      isZero: (id) => `${id} = 0`,
      because: (node, cause) => `${node} = 0, neboť ${cause} = 0`,
      flat: 'operace je tam plochá',
      together: 'Žádný jednotlivý činitel není 0, ale kde jeden není, je jiný.',
      morePaths: 'Cest je víc; každá takový činitel obsahuje.',
      ties: 'Zůstávají stejné',
      equal: (first, second) => `${first} = ${second}, prvek po prvku`,
      slices: (id, axis, groups) =>
        groups.map((group) => group.map((index) => `${id}[${':, '.repeat(axis)}${index}]`).join(' = ')).join('; '),
      entries: (id, count, classes) =>
        `${plural(count, 'prvek', 'prvky', 'prvků')} ${id} ${count >= 2 && count <= 4 ? 'mají' : 'má'} stále ${plural(classes, 'společnou hodnotu', 'společné hodnoty', 'společných hodnot')}`,
      tieProof:
        'Před prvním krokem jsou stejné. Ať je jejich společná hodnota jakákoli a ať jsou data a ostatní parametry jakékoli, jejich gradienty jsou stejné; každý krok je tedy změní stejně.',
    },
    watch: {
      intro: 'Trénuje kopii pomocí SGD a po každém kroku měří to, co má být pevné. Sám graf se nemění.',
      steps: 'Kroků',
      learningRate: 'Krok učení α',
      data: 'Data',
      dataSets: { random: '40 náhodných vzorků, na krok jeden', own: 'hodnoty v grafu' },
      run: 'Trénovat a sledovat',
      claim: 'Tvrzení',
      deviation: 'Největší odchylka',
      verdict: 'Závěr',
      stays: (id, isZero) => (isZero ? `${id} zůstává 0` : `${id} zůstává jako na začátku`),
      equal: (first, second) => `${first} = ${second}`,
      slices: (id, axis, group) => group.map((index) => `${id}[${':, '.repeat(axis)}${index}]`).join(' = '),
      exact: 'platilo přesně',
      rounding: 'platilo až na zaokrouhlení, 10⁻¹²',
      broken: (step) => `rovno na 10⁻¹² až do kroku ${step - 1}`,
      brokenNote:
        'Rovnost je věta o přesných číslech. Ze dvou stejných gradientů se jeden násobí tím, co přichází ze ztráty, před sečtením a druhý až po něm, takže se zaokrouhlí různě, asi o 10⁻¹⁷ za krok; kde se stejné parametry odpuzují, to roste. Malé to udrží menší α nebo méně kroků.',
      loss: (before, after, steps) =>
        `Průměrná ztráta ${before} předtím, ${after} po ${plural(steps, 'kroku', 'krocích', 'krocích')}`,
      unchanged: (loss, steps) =>
        `Průměrná ztráta ${loss} předtím i po ${plural(steps, 'kroku', 'krocích', 'krocích')}: nic se nenaučilo.`,
      diverged: (step) => `Ztráta v kroku ${step} přestala být konečná; zkuste menší krok učení.`,
      moved: 'Pohyb nejvýše o',
      inRun: 'Sledováno v tomto běhu',
      more: (count) => plural(count, 'další tvrzení', 'další tvrzení', 'dalších tvrzení'),
      why: 'Proč?',
      noClaims: 'Netvrdilo se, že je něco pevné; takto daleko se pohnul každý parametr.',
    },
    collapse: {
      intro:
        'Nahradí vše mezi dvěma uzly jednou konvolucí nebo jednou maticí, je-li to lineární, a na náhodných vstupech ověří, že se nic nezmění.',
      from: 'Od',
      to: 'Po',
      run: 'Sloučit',
      take: 'Nahradit na plátně',
      done: 'Sloučení lineárních vrstev',
      kinds: { convolution: 'Jedna konvoluce', matrix: 'Jedna matice' },
      counts: (before, after) =>
        `${plural(before, 'parametr', 'parametry', 'parametrů')} předtím, ${after.toLocaleString('cs')} potom`,
      rank: (rank, after) =>
        rank === after
          ? `Původní parametry dosáhnou do všech rozměrů (${after}), méně čísel tedy nestačí (hodnost zobrazení na θ: ${rank}).`
          : `Původní parametry dosáhnou jen do ${rank} z ${plural(after, 'rozměru', 'rozměrů', 'rozměrů')} (hodnost zobrazení na θ v náhodných parametrech).`,
      verified: (trials, difference) =>
        `Stejné výsledky na ${plural(trials, 'náhodném vstupu', 'náhodných vstupech', 'náhodných vstupech')}: největší relativní rozdíl je ${difference}.`,
      removed: (ids) => `Z grafu zmizí: ${ids.join(', ')}`,
      theta: (id) => `${id}, jak bude v grafu`,
      bias: 'Konstantní část c',
      none: 'Nejdřív přidejte aspoň dvě vrstvy.',
    },
    input: {
      intro: 'Tvary postupují dopředu; tady se na ně ptáme pozpátku.',
      input: 'Při jaké velikosti',
      node: 'má',
      wanted: 'tvar',
      scalar: 'jediné číslo',
      shapeOf: 'vlastní tvar',
      shape: 'Tvar',
      run: 'Najít velikost',
      answer: (id, shape) => `${id} musí být ${shape}`,
      upTo: (shape) => `až ${shape}`,
      backwards: 'Vrstva po vrstvě od konce',
      layer: (id, output, input) => `${id}: ${output} vzniká z ${input}`,
      take: (id) => `Dát ${id} tento tvar`,
      badShape: 'Pište délky, například 1, 1, 7, 7.',
    },
  },
} satisfies Translation<typeof english>
