import { useEffect, useState } from 'react'
import { DOCUMENT_EXTENSION, type FileToken } from '../../shared/host/contract.ts'
import { openFile, openRequested, whenSaved } from '../commands/file.ts'
import { readChosenFile } from '../host/browser-files.ts'
import { text } from '../text/text.ts'
import { services } from './services.ts'

/** Opens what is dropped on the window: a graph, or an exported figure or solution that carries one. */
export function FileDrop() {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const carriesFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
    const isFree = () => document.querySelector('[role="dialog"]') === null
    const onDragOver = (event: DragEvent) => {
      if (!carriesFile(event)) return
      // Otherwise the browser would leave the page to show the file.
      event.preventDefault()
      setOver(isFree())
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && isFree()) void openDropped(file)
    }
    const listeners = { dragover: onDragOver, dragleave: onDragLeave, drop: onDrop }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [type, listener] of entries) window.addEventListener(type, listener)
    return () => entries.forEach(([type, listener]) => window.removeEventListener(type, listener))
  }, [])
  if (!isOver) return null
  return (
    <div className="file-drop" role="status">
      <p className="file-drop__hint">
        <strong>{text.drop.hint}</strong>
        {text.drop.explanation}
      </p>
    </div>
  )
}

/** The desktop knows where a dropped graph lies; everywhere else it has no place to save to, and is a new one. */
async function openDropped(file: File): Promise<void> {
  const { desktop } = services().host
  if (desktop !== null && file.name.toLowerCase().endsWith(`.${DOCUMENT_EXTENSION}`)) {
    return whenSaved(() => void desktop.openDropped(file).then(openFile))
  }
  const read = await readChosenFile(file)
  openRequested(read.ok ? { ok: true, value: { text: read.value.text, ...NO_PLACE, name: file.name } } : read)
}

const NO_PLACE = { token: '' as FileToken, isExport: true }
