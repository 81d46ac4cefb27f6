/** Titles and descriptions of the examples in Czech, by file. A test holds it to the files. */
export const czechExamples: Readonly<Record<string, { readonly title: string; readonly description?: string }>> = {
  'colah.chainrule': {
    title: '(a + b)(b + 1), z článku „Calculus on Computational Graphs“',
    description: 'Z b vedou k výsledku dvě cesty a jejich gradienty se sčítají.',
  },
  'lenet.chainrule': { title: 'Jako LeNet: dvě konvoluce na obrázcích číslic' },
  'logistic-regression.chainrule': { title: 'Logistická regrese: dvě třídy' },
  'micrograd.chainrule': {
    title: 'Příklad z README knihovny micrograd',
    description: 'Mnoho malých operací za sebou s gradienty, které vypisuje micrograd.',
  },
  'problem-1-outliers.chainrule': { title: 'Úloha 1: dvacet bodů na y = 2x − 1, tři z nich odlehlé' },
  'problem-1.chainrule': { title: 'Úloha 1: Laplaceova věrohodnost a její ztráta' },
  'problem-2.chainrule': {
    title: 'Úloha 2: zpětná propagace přes y = sin(w)ᵀ x',
    description: 'Sinus, skalární součin a logistická ztráta: každý krok zpětné propagace na jedné stránce.',
  },
  'problem-3.chainrule': { title: 'Úloha 3: aritmetika jedné konvoluce' },
  'problem-4-a-zeros.chainrule': { title: 'Úloha 4 (b): dvě konvoluce trénované z nul' },
  'problem-4-b-small-random.chainrule': { title: 'Úloha 4 (b): totéž z malých náhodných vah' },
  'problem-4-c-four-kernels.chainrule': {
    title: 'Úloha 4 (c): čtyři jádra v každé vrstvě jsou jedna konvoluce 5 × 5',
  },
  'problem-4-d-relu.chainrule': { title: 'Úloha 4 (c) s ReLU: už není lineární' },
  'problem-5-line.chainrule': { title: 'Úloha 5: přímka body, z nichž tři jsou odlehlé' },
  'problem-5-parabola.chainrule': { title: 'Úloha 5: parabola ½ a w² a meze pro α' },
  'sigmoid-neuron.chainrule': {
    title: 'Sigmoidní neuron, hradlo po hradle',
    description: 'Jeden rozebraný neuron: vážený součet a sigmoida z nejmenších operací.',
  },
  'spirals-network.chainrule': { title: 'Malá síť na dvou spirálách' },
  'two-layer-network.chainrule': {
    title: 'Dvouvrstvá síť na třech vzorcích',
    description: 'Skrytá vrstva, aktivace a ztráta přes tři vzorky, připravené k trénování.',
  },
}
