/** Escape gives up the gesture that is under way: a wire, a drag or a box of selection leaves everything as it was. */
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { changeSession, readSession, type Session } from '../state/session.ts'

type Selection = Pick<Session, 'selectedNodes' | 'selectedEdges' | 'selectedAnnotations'>

let isGivenUp = false

/** Whether the gesture that ends now was given up: then nothing comes of it. */
export const wasGivenUp = (): boolean => isGivenUp

/** Watches for Escape while the canvas is there, before the commands do. */
export function useGiveUp(): void {
  const store = useStoreApi()
  useEffect(() => {
    let pointerId = 0
    let before: Selection = readSelection()
    const onPointerDown = (event: PointerEvent) => {
      pointerId = event.pointerId
      before = readSelection()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const { connection, connectionClickStartHandle, userSelectionActive, domNode } = store.getState()
      const isBegun = connection.inProgress || userSelectionActive || readSession().drag.size > 0
      if (!isBegun && connectionClickStartHandle === null) return
      event.preventDefault()
      event.stopPropagation()
      store.setState({ connectionClickStartHandle: null })
      if (!isBegun) return
      isGivenUp = true
      try {
        // React Flow ends its gestures when the button is released, and knows no other way.
        const pane = domNode?.querySelector('.react-flow__pane')
        const released = { bubbles: true, button: 0, view: window }
        if (userSelectionActive) pane?.dispatchEvent(new PointerEvent('pointerup', { ...released, pointerId }))
        else document.dispatchEvent(new MouseEvent('mouseup', released))
      } finally {
        isGivenUp = false
      }
      if (userSelectionActive) changeSession(before)
    }
    window.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [store])
}

function readSelection(): Selection {
  const { selectedNodes, selectedEdges, selectedAnnotations } = readSession()
  return { selectedNodes, selectedEdges, selectedAnnotations }
}
