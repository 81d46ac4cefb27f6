import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../../state/session.ts'
import { endTour, goToTourStep, useTour } from '../../state/tour.ts'
import { text } from '../../text/text.ts'
import { placeBeside, type Placed } from './place-beside.ts'

/** What each step points at, in the order of `text.tour.steps`. */
const TARGETS = ['.palette', '.canvas', '.formula-bar', '.toolbar__run', '.inspector', '.dock-tabs']

/** A walk round the window. It takes no key from the program but Escape, and waits while a dialog is open. */
export function Tour() {
  const step = useTour(({ step }) => step)
  const dialog = useSession(({ dialog }) => dialog)
  if (step === null || dialog !== null) return null
  return createPortal(<TourStep key={step} step={step} />, document.body)
}

function TourStep({ step }: { readonly step: number }) {
  const words = text.tour
  const { title, body } = words.steps[step]
  const isLast = step === words.steps.length - 1
  const card = useRef<HTMLDivElement>(null)
  const [placed, setPlaced] = useState<Placed | null>(null)

  useLayoutEffect(() => {
    const place = () => {
      const target = document.querySelector(TARGETS[step])?.getBoundingClientRect()
      const size = card.current?.getBoundingClientRect()
      if (size === undefined) return
      setPlaced(placeBeside(target ?? null, size, { width: window.innerWidth, height: window.innerHeight }))
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [step])
  useEffect(() => card.current?.focus(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') endTour()
    else if (event.key === 'ArrowRight' && !isLast) goToTourStep(step + 1)
    else if (event.key === 'ArrowLeft' && step > 0) goToTourStep(step - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      {placed !== null && placed.target !== null && <div className="tour__spot" style={placed.target} aria-hidden />}
      <div
        ref={card}
        className="tour"
        role="dialog"
        aria-label={words.title(step + 1, words.steps.length)}
        aria-describedby="tour-text"
        tabIndex={-1}
        style={placed === null ? { opacity: 0 } : { left: placed.left, top: placed.top }}
        onKeyDown={onKeyDown}
      >
        <p className="tour__count">{words.title(step + 1, words.steps.length)}</p>
        <button
          type="button"
          className="button button--icon button--small tour__close"
          aria-label={words.skip}
          title={words.skip}
          onClick={endTour}
        >
          <X size={14} aria-hidden />
        </button>
        <div id="tour-text" aria-live="polite">
          <h2>{title}</h2>
          <p>{body}</p>
        </div>
        <div className="dialog__actions">
          {step > 0 && (
            <button type="button" className="button button--outline" onClick={() => goToTourStep(step - 1)}>
              {words.back}
            </button>
          )}
          <button
            type="button"
            className="button button--primary"
            onClick={() => (isLast ? endTour() : goToTourStep(step + 1))}
          >
            {isLast ? words.done : words.next}
          </button>
        </div>
      </div>
    </>
  )
}
