import { czechCount } from '../../language/language.ts'
import type { DistributionId } from '../distributions.ts'
import type { DistributionWords, LikelihoodWords } from './index.ts'

export const czechDistributions: Readonly<Record<DistributionId, DistributionWords>> = {
  laplace: {
    title: 'Laplaceovo',
    meaning: 'model je medián i střední hodnota',
    leads: 'součet absolutních hodnot reziduí (L1), se kterým odlehlé body téměř nepohnou',
  },
  gaussian: {
    title: 'Gaussovo, σ pevné',
    meaning: 'model je střední hodnota',
    leads: 'součet čtverců reziduí (nejmenší čtverce)',
  },
  'gaussian-sigma': {
    title: 'Gaussovo, σ se učí',
    meaning: 'model je střední hodnota a parametrem je i σ',
    leads: 'čtverce reziduí dělené 2σ² a N log σ, které brání růstu σ',
  },
  bernoulli: {
    title: 'Bernoulliho, sigmoida',
    meaning: 'sigmoida modelu je pravděpodobnost třídy 1',
    leads: 'logistická ztráta (pro třídy 0 a 1: binární křížová entropie)',
  },
  categorical: {
    title: 'Kategorické, softmax',
    meaning: 'softmax modelu dává pravděpodobnost každé třídy',
    leads: 'křížová entropie',
  },
  poisson: {
    title: 'Poissonovo, λ = eᵐ',
    meaning: 'model je logaritmus střední hodnoty λ, takže λ je kladné',
    leads: 'Poissonova ztráta e^m − y·m',
  },
  exponential: {
    title: 'Exponenciální, μ = eᵐ',
    meaning: 'model je logaritmus střední hodnoty μ, takže μ je kladné',
    leads: 'ztráta m + y e^{−m}',
  },
}

export const czech: LikelihoodWords = {
  title: (distribution) => `Od věrohodnosti ke ztrátě, rozdělení: ${distribution}`,
  sections: {
    given: 'Zadání',
    derivation: 'Odvození',
    result: 'Výsledek',
    kinks: 'V bodech zlomu',
    lines: 'Nejlepší přímky',
    remarks: 'Poznámky',
  },
  likelihood: {
    title: 'Věrohodnost',
    reason: 'Vzorky jsou nezávislé, hustoty všech se tedy násobí.',
  },
  density: (density, meaning) => `Hustota jednoho vzorku: $p(y \\mid m) = ${density}$; ${meaning}.`,
  model: (formula) => `Model: $${formula}$.`,
  samples: (count) => `${count} ${czechCount(count, 'nezávislý vzorek', 'nezávislé vzorky', 'nezávislých vzorků')}.`,
  assumption: (names) => `Zde musí být $${names} > 0$.`,
  result: (tex, leads) => `$${tex}$, tedy ${leads}.`,

  unchecked: 'Neověřeno: konečné hodnoty dává příliš málo náhodných parametrů.',
  kept: {
    equal: 'Rovnost',
    constant: 'Rovnost až na tutéž konstantu',
    factor: 'Rovnost až na týž kladný násobek',
    increasing: 'Stejné pořadí',
    decreasing: 'Opačné pořadí, takže z maxima je minimum',
  },
  checked: (kept, points, gradients, samples) =>
    `${kept}: ověřeno v ${points} ${czechCount(points, 'náhodném bodě', 'náhodných bodech', 'náhodných bodech')}${gradients > 0 ? `, gradienty porovnány v ${gradients} z nich` : ''}${
      samples === null ? '' : `, na prvních ${samples} vzorcích, protože součin přes všechny podteče`
    }.`,

  fits: { line: 'přímka', start: 'začátek', laplace: 'Laplace (L1)', gaussian: 'Gauss (nejmenší čtverce)' },
  methods: {
    'equal x, median': 'medián, protože všechna x jsou stejná',
    search: 'medián pro každou směrnici a směrnice ternárním hledáním minima konvexní funkce',
    pairs: 'vyzkoušela se každá přímka dvěma body; jedna z nich je nejlepší',
    'normal equations': 'normální rovnice',
    'equal x, mean': 'průměr, protože všechna x jsou stejná',
    given: '',
  },
  described: (absolute, isUnique, squares) =>
    `L1: ${absolute}${isUnique ? '' : '; jiné přímky jsou stejně dobré'}. Nejmenší čtverce: ${squares}.`,
  kinks: (place, count, slope, offset, isInside) =>
    `$|r|$ nemá v $r = 0$ derivaci: jejím subgradientem je interval $\\mathrm{sign}(0) \\in [-1, 1]$. V bodě ${place} ${czechCount(count, 'je jedno reziduum', `jsou ${count} rezidua`, `je ${count} reziduí`)} 0, proto $\\partial/\\partial w \\in ${slope}$ a $\\partial/\\partial b \\in ${offset}$${isInside ? '; oba intervaly obsahují 0, jak v minimu musí' : ''}.`,

  parametersRemark:
    'I když zadání mluví jen o „parametrech $w$“, je parametrem také $b$: optimalizují se oba a model bez $b$ by svou přímku nemohl posunout nahoru ani dolů.',
  sigmaRemark:
    '$\\sigma$ musí zůstat kladné. Gradientní sestup to neví: držte $\\alpha$ malé, nebo ve vlastním vzorci napište $\\sigma = e^{s}$ a učte $s$.',
  support: {
    laplaceFactor: 'činitel před exponenciálou',
    gaussianFactor: 'činitel $1/(\\sigma\\sqrt{2\\pi})$',
    laplaceMass: (s) => `$1 - \\tfrac{1}{2} e^{-m${s}}$ pro $m \\ge 0$`,
    gaussianMass: (s) => `$\\Phi(m${s})$, kde $\\Phi$ je distribuční funkce normovaného normálního rozdělení`,
    one: (m, mass) => `pro $m = ${m}$ je to ${mass}`,
    range: (low, high, least, most) =>
      `pro nejlepší přímku, jejíž $m$ jde od ${low} do ${high}, je to ${least} až ${most}`,
    remark: (factor, mass, range, isLaplace) =>
      `Má-li platit $y \\in \\mathbb{R}^{+}$ (všechny cíle jsou kladné), není hustota normovaná: ${factor} normuje přes celé $\\mathbb{R}$. Na samotném $\\mathbb{R}^{+}$ je její integrál ${mass}: ${range}, ne 1. Po vydělení by každý vzorek přidal ke ztrátě $\\log$ svého integrálu a ztráta by už nebyla ${isLaplace ? 'čistá L1' : 'čistý součet čtverců'}.`,
  },
}
