import type { dockText as english } from '../en/dock.ts'
import type { Translation } from './translation.ts'

export const dockText = {
  dock: {
    title: 'Panely',
    maximise: 'Na celou výšku',
    close: 'Zavřít panel',
    loading: 'Načítá se…',
    panels: {
      steps: 'Kroky',
      training: 'Trénování',
      clinic: 'Klinika',
      likelihood: 'Věrohodnost',
      convolution: 'Konvoluce',
      insights: 'Rozbor',
      history: 'Historie',
      problems: 'Problémy',
    },
    resize: { palette: 'Šířka knihovny', inspector: 'Šířka inspektoru', dock: 'Výška panelu' },
  },
} satisfies Translation<typeof english>
