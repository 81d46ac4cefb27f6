import { useState } from 'react'
import type { Evaluated, PathProduct } from '../../../shared/derivation/path-product.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useAnswer } from '../../state/answers.ts'
import { derivationWords } from '../../text/spoken-derivations.ts'
import { describeProblem, speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { Section } from './section.tsx'

/** The derivative of the loss along a path as one product, in both orders, with what they cost. */
export function PathSection({ from }: { readonly from: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const answer = useAnswer<'path'>(isOpen ? { kind: 'path', from } : null)
  const { path } = text.understanding
  return (
    <Section title={path.title} meaning="gradient">
      <div className="inspector__actions">
        <button
          type="button"
          className="button button--outline button--small"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {path.ask}
        </button>
      </div>
      {answer?.ok === false && <p className="section__blank">{answer.problems.map(describeProblem).join(' ')}</p>}
      {answer?.ok === true && <Product product={answer.value} />}
    </Section>
  )
}

function Product({ product }: { readonly product: PathProduct }) {
  const { path } = text.understanding
  const { nodes, quantity, formula, numbers, shapes, result, fromLeft, fromRight } = product
  return (
    <div className="path-product">
      <p className="why__path">{nodes.join(' → ')}</p>
      <Formula title={path.symbols} tex={`${quantity} = ${formula}`} />
      {numbers !== null && (
        <Formula title={path.numbers} tex={`= ${numbers}${result === null ? '' : ` = ${result}`}`} />
      )}
      <Formula title={path.shapes} tex={shapes} />
      <Order title={path.left} order={fromLeft} />
      <Order title={path.right(nodes[0])} order={fromRight} />
      <p className="note">{derivationWords().path.compare(fromLeft.operations, fromRight.operations)}</p>
    </div>
  )
}

function Order({ title, order: { brackets, operations } }: { readonly title: string; readonly order: Evaluated }) {
  const cost = text.understanding.path.cost(operations.multiplications, operations.additions)
  return (
    <div>
      <p className="path-product__order">
        <span>{title}</span>
        <span>{cost}</span>
      </p>
      {brackets !== null && (
        <div className="formula-line">
          <Mathematics tex={brackets} size={15} label={speakTex(brackets)} />
        </div>
      )}
    </div>
  )
}

function Formula({ title, tex }: { readonly title: string; readonly tex: string }) {
  return (
    <div className="formula-line" title={title}>
      <Mathematics tex={tex} size={15} label={speakTex(tex)} />
    </div>
  )
}
