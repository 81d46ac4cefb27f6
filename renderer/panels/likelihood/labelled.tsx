import { useId, type ReactNode } from 'react'

interface LabelledProps {
  readonly label: string
  readonly hint?: string
  /** The field stands beside its label. */
  readonly isInline?: boolean
  readonly children: (id: string) => ReactNode
}

/** A field with its name above it, or beside it, and what may be typed below it. */
export function Labelled({ label, hint, isInline = false, children }: LabelledProps) {
  const id = useId()
  return (
    <div className={isInline ? 'likelihood__choice likelihood__choice--inline' : 'likelihood__choice'}>
      <label htmlFor={id} className="likelihood__label">
        {label}
      </label>
      {children(id)}
      {hint !== undefined && <p className="likelihood__hint">{hint}</p>}
    </div>
  )
}
