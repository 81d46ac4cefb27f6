import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDrawing } from '../state/drawing.ts'
import { text } from '../text/text.ts'

/** Longer graphs are heard node by node on the canvas: a list of them would only slow every change down. */
const MOST_LISTED = 300

/** The graph as a screen reader reads it: every node in the order in which it is computed, with its value, then the comments. */
export function GraphList() {
  const titles = useDrawing(
    useShallow(({ nodes, folds, frames, comments }) =>
      nodes.size > MOST_LISTED
        ? []
        : [
            ...[...nodes.values(), ...folds.values()].map(({ picture }) => picture.title),
            ...[...frames.values(), ...comments.values()].map(({ title }) => title),
          ],
    ),
  )
  const items = useMemo(() => titles.map((title, index) => <li key={index}>{title}</li>), [titles])
  if (titles.length === 0) return null
  return (
    <ol className="visually-hidden" aria-label={text.findNode.list}>
      {items}
    </ol>
  )
}
