import type { playerText as english } from '../en/player.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const playerText = {
  player: {
    next: 'Další krok',
    previous: 'Předchozí krok',
    play: 'Přehrát',
    pause: 'Pozastavit',
    first: 'Na začátek',
    speed: 'Rychlost',
    times: (speed) => `${speed}×`,
    timeLine: 'Časová osa',
    phases: {
      given: 'Zadání',
      forward: 'Dopředu',
      loss: 'Ztráta',
      local: 'Lokální gradienty',
      backward: 'Zpětně',
      update: 'Aktualizace',
    },
    explanations: {
      given: 'Z čeho výpočet vychází.',
      forward: 'Každá hodnota se počítá z hodnot před ní.',
      loss: 'Jediné číslo, které má být malé.',
      local: 'Jak každá operace odpovídá na každý svůj vstup, když ostatní stojí.',
      backward: 'Příchozí gradient × lokální gradient = gradient o jednu hranu zpět.',
      update: 'Gradientní sestup: krok proti gradientu, α-krát dlouhý.',
    },
    position: (step, steps) => `${step} z ${steps}`,
    round: (round) => `Krok SGD ${round}`,
    nextRound: 'Další krok SGD',
    previousRound: 'Předchozí krok SGD',
    apply: 'Převzít',
    applyHint: 'Zapíše zde dosažené parametry do grafu jako jeden krok, který lze vrátit',
    applied: (count) => `Převzetí ${plural(count, 'kroku', 'kroků', 'kroků')} SGD`,
    lines: { given: 'Zadání', rule: 'Pravidlo', numbers: 'S čísly', result: 'Výsledek', shapes: 'Tvary' },
    update: { old: 'stará', gradient: 'gradient', rate: 'α', new: 'nová' },
    wire: (from, to) => `po hraně ${from} → ${to}`,
    waiting: 'Odvozuje se…',
    empty: 'Nakreslete graf nebo otevřete příklad a projděte si tu jeho odvození.',
    refused: 'Graf zatím nelze odvodit:',
    keys: '[ a ] nebo šipky krokují, mezerník přehrává',
    heard: (step, steps, phase, said) => `Krok ${step} z ${steps}, ${phase}: ${said}`,
  },
} satisfies Translation<typeof english>
