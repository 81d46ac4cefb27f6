import { useSyncExternalStore } from 'react'

const dark = '(prefers-color-scheme: dark)'

function subscribe(notify: () => void): () => void {
  const query = matchMedia(dark)
  query.addEventListener('change', notify)
  // A theme or a contrast chosen in the settings is written at the root.
  const observer = new MutationObserver(notify)
  observer.observe(document.documentElement, { attributes: true })
  return () => {
    query.removeEventListener('change', notify)
    observer.disconnect()
  }
}

function read(): string {
  const { theme, contrast } = document.documentElement.dataset
  return `${matchMedia(dark).matches ? 'dark' : 'light'} ${theme ?? ''} ${contrast ?? ''}`
}

/** Changes whenever the colours of the page do: what is painted on a canvas must then be painted anew. */
export function useColorScheme(): string {
  return useSyncExternalStore(subscribe, read)
}
