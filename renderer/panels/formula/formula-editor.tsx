import { useEffect, useRef, useState } from 'react'
import { startEditor } from './editor.ts'

/** The editor, and for those who do not see its marks what is wrong with the text. */
export function FormulaEditor({ heightPx }: { readonly heightPx: number }) {
  const host = useRef<HTMLDivElement>(null)
  const [sentences, setSentences] = useState<readonly string[]>([])
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const stop = startEditor(element.shadowRoot ?? element.attachShadow({ mode: 'open' }), setSentences)
    // What is copied and pasted in the editor is none of the canvas's business.
    const keepInside = (event: Event) => event.stopPropagation()
    const kinds = ['copy', 'cut', 'paste'] as const
    for (const kind of kinds) element.addEventListener(kind, keepInside)
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, keepInside)
      stop()
    }
  }, [])
  return (
    <>
      <div ref={host} className="formula-bar__editor" style={{ height: heightPx }} />
      <p className="visually-hidden" role="status">
        {sentences.join(' ')}
      </p>
    </>
  )
}
