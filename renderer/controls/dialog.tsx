import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly explanation?: string
  readonly onClose: () => void
  /** `large` fills most of the window; `finder` is a list under a field, whose title is only read aloud. */
  readonly look?: 'usual' | 'large' | 'finder'
  readonly children: ReactNode
}

/**
 * A modal dialog. The scrim is our own element: the primitive's overlay would lock scrolling by inserting a style
 * sheet, which the content security policy forbids, and the page does not scroll anyway.
 */
export function Dialog({ title, explanation, onClose, look = 'usual', children }: Props) {
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <div className="scrim" />
        <Primitive.Content
          className={look === 'usual' ? 'dialog' : `dialog dialog--${look}`}
          onOpenAutoFocus={focusMarked}
          {...(explanation === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className={look === 'finder' ? 'visually-hidden' : undefined}>
            <Primitive.Title className="dialog__title">{title}</Primitive.Title>
            {explanation !== undefined && (
              <Primitive.Description className="dialog__explanation">{explanation}</Primitive.Description>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** The focus goes to what is marked with `data-first`, so that Enter never does what cannot be undone. */
function focusMarked(event: Event): void {
  const marked = event.target instanceof Element ? event.target.querySelector<HTMLElement>('[data-first]') : null
  if (marked === null) return
  event.preventDefault()
  marked.focus()
}
