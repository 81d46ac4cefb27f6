/** Small pictures of graphs, drawn from the model by the same writer as exported figures, one after the other. */
import { useEffect, useState } from 'react'
import { parseDocument } from '../../shared/document/parse.ts'
import type { Document } from '../../shared/document/document.ts'
import { services } from '../app/services.ts'
import { usePreferences } from './preferences.ts'

type ThemeShown = 'light' | 'dark'

const drawn = new Map<string, Promise<string | null>>()
let last: Promise<unknown> = Promise.resolve()

/** A figure as an address of a picture, by the text of its document; `null` where it cannot be drawn. */
export function drawThumbnail(text: string, theme: ThemeShown): Promise<string | null> {
  const key = `${theme} ${text}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  // In a row: a picture that is being written is given up when another one is asked for at the same time.
  const next = last.then(() => write(text, theme)).catch(() => null)
  last = next
  drawn.set(key, next)
  return next
}

async function write(text: string, theme: ThemeShown): Promise<string | null> {
  const read = parseDocument(text)
  if (!read.ok) return null
  const exported = await services().picture.call('write', 'svg', withoutSettings(read.value.document), {
    theme,
    background: false,
    embed: false,
    scale: 1,
    margin: 4,
  })
  if (!exported?.ok || typeof exported.value.content !== 'string') return null
  return `data:image/svg+xml,${encodeURIComponent(exported.value.content)}`
}

/** Values say more than gradients in a picture of this size. */
function withoutSettings(document: Document): Document {
  const { settings, ...rest } = document
  return { ...rest, settings: { ...settings, layers: { locals: false, gradients: false } } }
}

/** Which theme is on the screen, whatever the preference is. */
function useThemeShown(): ThemeShown {
  const theme = usePreferences(({ theme }) => theme)
  return theme === 'system' ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : theme
}

/** The picture of a document: `undefined` while it is drawn, `null` where there is none. */
export function useThumbnail(text: string): string | null | undefined {
  const theme = useThemeShown()
  const [picture, setPicture] = useState<{ readonly of: string; readonly address: string | null }>()
  const key = `${theme} ${text}`
  useEffect(() => {
    let isWanted = true
    void drawThumbnail(text, theme).then((address) => isWanted && setPicture({ of: key, address }))
    return () => {
      isWanted = false
    }
  }, [text, theme, key])
  return picture?.of === key ? picture.address : undefined
}
