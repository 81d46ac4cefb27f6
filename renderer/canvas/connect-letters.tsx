import { useStore, ViewportPortal } from '@xyflow/react'
import { useEffect } from 'react'
import { typeLetter } from '../commands/connect.ts'
import { stopConnecting, useConnectLetters } from '../state/connect-letters.ts'
import { text } from '../text/text.ts'

/** The letters at the ports while a wire is drawn with the keyboard; keys are taken before anything else has them. */
export function ConnectLetters() {
  const from = useConnectLetters(({ from }) => from)
  return from === null ? null : <Letters from={from} />
}

function Letters({ from }: { readonly from: string }) {
  const ports = useConnectLetters(({ ports }) => ports)
  const typed = useConnectLetters(({ typed }) => typed)
  const zoom = useStore(({ transform }) => transform[2])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      event.preventDefault()
      event.stopPropagation()
      if (/^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) typeLetter(event.key)
      else stopConnecting()
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('pointerdown', stopConnecting, true)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('pointerdown', stopConnecting, true)
    }
  }, [])
  const open = ports.filter(({ letters }) => letters.startsWith(typed))
  return (
    <>
      <ViewportPortal>
        {open.map(({ letters, to, port, position }) => (
          <kbd
            key={`${to}:${port}`}
            className="connect-letter"
            aria-hidden
            style={{ left: position.x, top: position.y, transform: `translate(-80%, -50%) scale(${1 / zoom})` }}
          >
            {letters}
          </kbd>
        ))}
      </ViewportPortal>
      <p className="connect-letters__hint" role="status">
        {text.drawing.typeLetter(from)}
        <span className="visually-hidden">
          {open.map(({ letters, to, name }) => `${letters}: ${text.canvas.input(name, to)}`).join('; ')}
        </span>
      </p>
    </>
  )
}
