/** Diagnóza křivky ztráty; `at` a `to` jsou v prvním pádě: „krok 12“. */
import { formatNumber } from '../notation/number.ts'
import type { DiagnosisWords } from './words.ts'

const number = (value: number) => formatNumber(value, { decimals: 3 })
const percent = (share: number) => `${formatNumber(100 * share, { decimals: 2 })} %`

export const czech: DiagnosisWords = {
  patterns: {
    divergence: { title: 'Divergence', meaning: 'Ztráta místo klesání roste: kroky jsou příliš velké.' },
    slow: {
      title: 'Velmi pomalý pokles',
      meaning: 'Ztráta klesá skoro po přímce: kroky jsou příliš malé.',
    },
    flat: { title: 'Plochá od začátku', meaning: 'Nic se neučí: k vahám nedojde žádný použitelný gradient.' },
    limit: {
      title: 'Kmitání na mezi stability',
      meaning: 'Váhy přeskakují z jedné strany údolí na druhou ve stejné výšce: α je přesně 2 děleno křivostí.',
    },
    plateau: {
      title: 'Klesne, pak kmitá vysoko',
      meaning: 'Kroky jsou příliš velké na to, aby se na dně údolí usadily.',
    },
    overfitting: {
      title: 'Přeučení',
      meaning: 'Trénovací ztráta dál klesá, ale validační roste: model se učí řádky nazpaměť.',
    },
    underfitting: { title: 'Nedoučení', meaning: 'Ztráta se ustálila, ale vysoko: model to lépe neumí.' },
    noisy: {
      title: 'Zašuměná, ale klesá',
      meaning: 'Ztráta jednotlivých dávek kolísá kolem trendu, který je v pořádku.',
    },
    spikes: {
      title: 'Pravidelné špičky',
      meaning: 'Tytéž špatné řádky se vracejí v každé epoše na stejném místě.',
    },
    jump: {
      title: 'Náhlý skok, pak návrat',
      meaning: 'Jeden krok ulétl daleko a trénování zase našlo cestu zpět.',
    },
    healthy: { title: 'Zdravá', meaning: 'Ztráta rychle klesá a ustálí se nízko. Není co dělat.' },
  },
  evidence: {
    'not-finite': ({ at, value }) => `ztráta je ${String(value)} (${at})`,
    growth: ({ at, to, value }) =>
      `ztráta roste od bodu k bodu ${number(value)}krát (${at} až ${to})` +
      (value > 1 && value < 1e3
        ? `; ${number(value)} = ${number(Math.sqrt(value))}², každý krok tedy přestřelí ${number(Math.sqrt(value))}krát`
        : ''),
    turn: ({ at, value }) => `validační ztráta je nejnižší, když je ${at} (${number(value)}), a odtud roste`,
    slope: ({ value }) => `na konci ubylo jen ${percent(value)} ztráty`,
    constant: ({ value }) => `ztráta je od prvního bodu do posledního ${number(value)}`,
    'gradient-zero': ({ value }) => `gradient má normu ${number(value)}: není po čem sestupovat`,
    'update-large': ({ value }) =>
      `každý krok změní váhy o ${percent(value)} jejich velikosti, a ztráta přesto stojí: přeskakují sem a tam`,
    level: ({ at, value }) => `ztráta se drží kolem ${number(value)} (od: ${at})`,
    wobble: ({ value }) => `kolísá tam o ${percent(value)} této hladiny`,
    gap: ({ value }) => `na konci je validační ztráta o ${number(value)} nad trénovací`,
    noise: ({ value }) => `jednotlivé body kolísají o ${percent(value)} hladiny`,
    trend: ({ value }) => `sklon na konci je ${number(value)}násobek sklonu na začátku`,
    period: ({ value }) => `špička přichází pravidelně, perioda je ${number(value)}`,
    peak: ({ at, value }) => `ztráta vyskočí na ${number(value)} (${at})`,
    recovery: ({ at }) => `je zpět (${at})`,
    fall: ({ value }) => `na konci ubylo ${percent(value)} ztráty`,
  },
  causes: {
    'rate-too-large': 'Krok učení je příliš velký: nad 2 / křivost skončí každý krok dál, než začal.',
    'exploding-gradient': 'Gradienty explodují: násobí je strmé místo nebo dlouhý řetěz operací.',
    'inputs-not-normalised': 'Vstupy jsou velké nebo velmi různě velké, a ztráta je proto strmá.',
    'numbers-not-finite': 'Logaritmus nuly, dělení nulou nebo přetečení; nebo je takové číslo už v datech.',
    'rate-at-limit': 'Krok učení je na mezi stability 2 / křivost: každý krok přeskočí údolí a skončí ve stejné výšce.',
    'rate-too-small': 'Krok učení je příliš malý.',
    'zero-gradient': 'Gradient je nulový: všechny váhy začínají v nule, nebo je jejich začátek symetrický.',
    'dead-units': 'Jednotky jsou mrtvé (ReLU pod 0) nebo nasycené (sigmoida a tanh daleko od 0).',
    'no-path': 'Parametry jsou zmrazené, nebo od nich ke ztrátě nevede žádná cesta.',
    'rate-too-large-to-settle': 'Krok učení je příliš velký na to, aby se na dně usadil.',
    'local-plateau': 'Váhy uvízly na plošině nebo v úzkém údolí.',
    'model-too-large': 'Model má víc volnosti, než data unesou.',
    'too-few-rows': 'Řádků je příliš málo, nebo jsou zašuměné.',
    'model-too-small': 'Model je na tato data příliš malý, nebo nevhodného druhu.',
    'too-few-steps': 'Netrénovalo se dost dlouho.',
    'batch-too-small': 'Dávky jsou malé, takže každá ukazuje jinou ztrátu.',
    'rows-in-order': 'Řádky přicházejí v každé epoše ve stejném pořadí.',
    'bad-rows': 'Některé řádky jsou chybné nebo se velmi liší od ostatních.',
    'one-bad-batch': 'V jediné dávce byl špatný řádek.',
    cliff: 'Váhy došly ke strmému místu, kde je jeden krok příliš dlouhý.',
  },
  remedies: {
    'smaller-rate': { title: 'Menší α', why: 'kratší kroky skončí uvnitř údolí' },
    'larger-rate': { title: 'α krát 10', why: 'sklon dovoluje delší kroky' },
    clip: { title: 'Oříznout gradient na 1', why: 'žádný krok nemůže být dlouhý' },
    normalise: {
      title: 'Standardizovat vstupy',
      why: 'v oddílu Data; ztráta bude ve všech směrech stejně strmá',
    },
    adam: { title: 'Adam', why: 'sám přizpůsobí krok každé váze' },
    momentum: { title: 'Momentum 0.9', why: 'kroky stejným směrem se sčítají' },
    'random-weights': { title: 'Náhodné počáteční váhy', why: 'různé začátky poruší symetrii' },
    'other-activation': { title: 'Jiná aktivace', why: 'leaky ReLU nebo tanh blízko 0 gradient propustí' },
    'check-graph': { title: 'Zkontrolovat graf', why: 'parametr může být zmrazený nebo nikam nevést' },
    'decay-rate': { title: 'Zmenšovat α (kosinus)', why: 'nejdřív dlouhé kroky, na usazení krátké' },
    'stop-early': { title: 'Zastavit v obratu validace', why: 'co přijde potom, učí se nazpaměť' },
    'weight-decay': { title: 'Úbytek vah 0.01', why: 'malé váhy nemohou sledovat každý bod' },
    'more-data': { title: 'Více dat', why: 'co platí pro mnoho řádků, není náhoda' },
    'smaller-model': { title: 'Menší model', why: 'nemá kam si řádky zapamatovat' },
    'larger-model': { title: 'Větší model', why: 'více jednotek nebo jiná operace se ohne tam, kde tento ne' },
    'train-longer': { title: 'Pětkrát více epoch', why: 'možná ještě jen není hotovo' },
    'larger-batch': { title: 'Osmkrát větší dávky', why: 'průměr více řádků má menší šum' },
    shuffle: { title: 'Míchat řádky', why: 'špatné řádky se rozdělí do různých dávek' },
    'inspect-data': { title: 'Podívat se na řádky', why: 'ty u špičky mohou být chybné' },
  },
  report: {
    point: 'bod',
    causes: 'Příčiny, od nejpravděpodobnější:',
    remedies: 'Co pomáhá:',
    also: (titles) => `Mohlo by to být i: ${titles}.`,
  },
  unclear: {
    'few-points': 'Bodů je na posouzení málo; je jich potřeba aspoň 8. Trénujte déle.',
    'no-pattern': 'Této křivce neodpovídá žádný známý vzor, nic se o ní tedy netvrdí. Víc kroků ji možná ujasní.',
  },
}
