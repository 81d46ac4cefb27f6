/** Colours of the style sheet as a canvas needs them: resolved for the scheme that is shown now. */
export interface PlotColors {
  readonly [name: string]: string
}

/** @param names custom properties without their dashes: `paint-run1`, `ink-2` */
export function resolveColors(host: HTMLElement, names: readonly string[]): PlotColors {
  const probe = host.ownerDocument.createElement('span')
  host.append(probe)
  const colors = names.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return Object.fromEntries(colors)
}
