import type { AnyOp } from '../../../shared/ops/op.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'

/** An op as lists show it: its symbol in the shape it will have. */
export function OpSymbol({ op }: { readonly op: AnyOp }) {
  return (
    <span className={`palette__symbol palette__symbol--${op.group === 'source' ? 'source' : 'op'}`} aria-hidden>
      <Mathematics tex={symbolOf(op)} size={15} />
    </span>
  )
}

/** Sources carry no symbol: they are drawn as the names they get. */
function symbolOf(op: AnyOp): string {
  const names: Readonly<Record<string, string>> = { input: 'x', parameter: 'w', constant: 'c' }
  return op.notation.symbol === '' ? (names[op.id] ?? op.id) : op.notation.symbol
}
