import type { preferencesText as english } from '../en/preferences.ts'
import type { Translation } from './translation.ts'

export const preferencesText = {
  preferences: {
    title: 'Předvolby',
    explanation: 'Platí na tomto počítači pro všechny grafy.',
    keys: 'Klávesnice',
    changeKeys: 'Změnit klávesové zkratky…',
    close: 'Hotovo',
    theme: 'Barvy',
    themes: { system: 'Podle systému', light: 'Světlé', dark: 'Tmavé' },
    highContrast: 'Vysoký kontrast',
    highContrastHint: 'Výraznější čáry a písmo; zapne se i tehdy, když o to žádá systém.',
    textSize: 'Velikost písma',
    percent: (size) => `${size} %`,
    language: 'Jazyk',
    systemLanguage: (name) => `Podle systému (${name})`,
  },
} satisfies Translation<typeof english>
