/** Titles and descriptions of the examples in Czech, by file. A test holds it to the files. */
export const czechExamples: Readonly<Record<string, { readonly title: string; readonly description?: string }>> = {
  'colah.chainrule': {
    title: '(a + b)(b + 1), z článku „Calculus on Computational Graphs“',
    description: 'Z b vedou k výsledku dvě cesty a jejich gradienty se sčítají.',
  },
  'lenet.chainrule': {
    title: 'Jako LeNet: dvě konvoluce na obrázcích číslic',
    description:
      'Dvě konvoluce, max pooling a dvě plně propojené vrstvy na obrázcích 28 × 28. V panelu Trénování se naučí číst číslice za půl minuty.',
  },
  'logistic-regression.chainrule': {
    title: 'Logistická regrese: dvě třídy',
    description: 'Přímka mezi dvěma shluky bodů: sledujte, jak se hranice při trénování otáčí.',
  },
  'micrograd.chainrule': {
    title: 'Příklad z README knihovny micrograd',
    description: 'Mnoho malých operací za sebou s gradienty, které vypisuje micrograd.',
  },
  'problem-1-outliers.chainrule': {
    title: 'Úloha 1: dvacet bodů na y = 2x − 1, tři z nich odlehlé',
    description: 'Absolutní ztráta je nejmenší na přímce, na které leží sedmnáct bodů; ostatní tři s ní skoro nehnou.',
  },
  'problem-1.chainrule': {
    title: 'Úloha 1: Laplaceova věrohodnost a její ztráta',
    description:
      'Pět vzorků s Laplaceovým šumem. Panel Věrohodnost odvodí tento součet absolutních odchylek z jejich pravděpodobnosti.',
  },
  'problem-2.chainrule': {
    title: 'Úloha 2: zpětná propagace přes y = sin(w)ᵀ x',
    description: 'Sinus, skalární součin a logistická ztráta: každý krok zpětné propagace na jedné stránce.',
  },
  'problem-3.chainrule': {
    title: 'Úloha 3: aritmetika jedné konvoluce',
    description:
      'Čtyři obrázky se dvěma kanály, jeden filtr 5 × 5, krok 2. Panel Konvoluce spočítá rozměry, paměť a operace.',
  },
  'problem-4-a-zeros.chainrule': {
    title: 'Úloha 4 (b): dvě konvoluce trénované z nul',
    description:
      'Obě jádra začínají na nule a všechny gradienty jsou nulové. Panel Rozbor dokáže, že se nikdy nic nepohne.',
  },
  'problem-4-b-small-random.chainrule': {
    title: 'Úloha 4 (b): totéž z malých náhodných vah',
    description: 'Stejná síť z vah, které jsou skoro, ale ne přesně nulové: teď se učí.',
  },
  'problem-4-c-four-kernels.chainrule': {
    title: 'Úloha 4 (c): čtyři jádra v každé vrstvě jsou jedna konvoluce 5 × 5',
    description: 'Bez aktivace jsou obě vrstvy jedinou konvolucí. Panel Rozbor je sloučí a ověří to.',
  },
  'problem-4-d-relu.chainrule': {
    title: 'Úloha 4 (c) s ReLU: už není lineární',
    description: 'Mezi vrstvami je ReLU: žádná jediná konvoluce už totéž nepočítá.',
  },
  'problem-5-line.chainrule': {
    title: 'Úloha 5: přímka body, z nichž tři jsou odlehlé',
    description:
      'Natrénujte to a čtěte křivku ztráty; pak změňte α, velikost dávky nebo šum a podívejte se, co prozradí.',
  },
  'problem-5-parabola.chainrule': {
    title: 'Úloha 5: parabola ½ a w² a meze pro α',
    description: 'Pro α menší než 2/a se váha ustálí v 0; pro 2/a skáče sem a tam a pro větší diverguje.',
  },
  'sigmoid-neuron.chainrule': {
    title: 'Sigmoidní neuron, hradlo po hradle',
    description: 'Jeden rozebraný neuron: vážený součet a sigmoida z nejmenších operací.',
  },
  'spirals-network.chainrule': {
    title: 'Malá síť na dvou spirálách',
    description: 'Dvě skryté vrstvy při trénování ohýbají hranici kolem obou spirál.',
  },
  'two-layer-network.chainrule': {
    title: 'Dvouvrstvá síť na třech vzorcích',
    description: 'Skrytá vrstva, aktivace a ztráta přes tři vzorky, připravené k trénování.',
  },
}
