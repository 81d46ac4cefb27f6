export const preferencesText = {
  preferences: {
    title: 'Preferences',
    explanation: 'They hold for every graph on this computer.',
    close: 'Done',
    keys: 'Keyboard',
    changeKeys: 'Change shortcuts…',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    highContrast: 'High contrast',
    highContrastHint: 'Stronger lines and text; also on where the system asks for it.',
    textSize: 'Text size',
    percent: (size: number) => `${size} %`,
    language: 'Language',
    systemLanguage: (name: string) => `As the system (${name})`,
  },
}
