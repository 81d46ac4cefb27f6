/** A circle of nodes as it is written in sentences: `a → b → a`. Of a long one, the two ends. */
export function describeCircle(nodes: readonly string[]): string {
  const shown = nodes.length <= 12 ? nodes : [...nodes.slice(0, 5), `${nodes.length - 10} more`, ...nodes.slice(-5)]
  return [...shown, nodes[0]].join(' → ')
}
