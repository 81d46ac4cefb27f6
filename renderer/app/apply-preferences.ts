/** Puts the preferences into effect: the root element says how the page looks, and the catalogue what it says. */
import { usePreferences } from '../state/preferences.ts'
import { applyPaints } from '../styles/paints.ts'
import { chooseLanguage, speak, type Language } from '../text/text.ts'

/** The language that is spoken now. */
export function useLanguage(): Language {
  return usePreferences(({ language }) => language ?? chooseLanguage(navigator.languages))
}

/** Called once before the first paint; follows the preferences, and what the system prefers, from then on. */
export function startApplyingPreferences(page: Document): void {
  const moreContrast = matchMedia('(prefers-contrast: more)')
  const apply = () => {
    const { theme, highContrast, textSize, language } = usePreferences.getState()
    const root = page.documentElement
    const contrast = highContrast || moreContrast.matches ? 'more' : 'usual'
    root.dataset['theme'] = theme
    root.dataset['contrast'] = contrast
    root.style.fontSize = `${textSize}%`
    applyPaints(root, contrast)
    const spoken = language ?? chooseLanguage(navigator.languages)
    root.lang = spoken
    speak(spoken)
  }
  apply()
  usePreferences.subscribe(apply)
  moreContrast.addEventListener('change', apply)
}
