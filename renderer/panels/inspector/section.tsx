import type { ReactNode } from 'react'

interface Props {
  readonly title: ReactNode
  /** Said in small beside the title: a shape, a kind. */
  readonly aside?: string | undefined
  /** Colours the title as the canvas colours what it shows. */
  readonly meaning?: 'local' | 'gradient'
  readonly children: ReactNode
}

export function Section({ title, aside, meaning, children }: Props) {
  return (
    <section className={meaning === undefined ? 'section' : `section section--${meaning}`}>
      <h3 className="section__title">
        <span>{title}</span>
        {aside !== undefined && <small>{aside}</small>}
      </h3>
      {children}
    </section>
  )
}
