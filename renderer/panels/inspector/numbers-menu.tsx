import { Copy } from 'lucide-react'
import { Fragment } from 'react'
import type { Tensor } from '../../../shared/tensor/tensor.ts'
import { copyNumbers, saveNumbers } from '../../commands/numbers.ts'
import { Menu, MenuItem, MenuSeparator } from '../../controls/menu.tsx'
import { text } from '../../text/text.ts'

export interface NamedNumbers {
  readonly title: string
  /** Name of a file, without its extension. */
  readonly name: string
  /** Absent where nothing was computed: it has no entry. */
  readonly tensor: Tensor | null | undefined
}

/** Values, gradients and Jacobians to take elsewhere. */
export function NumbersMenu({ numbers }: { readonly numbers: readonly NamedNumbers[] }) {
  const known = numbers.flatMap(({ tensor, ...rest }) => (tensor ? [{ ...rest, tensor }] : []))
  if (known.length === 0) return null
  const trigger = (
    <button type="button" className="button button--outline button--small">
      <Copy size={14} aria-hidden />
      {text.inspector.numbersMenu.title}
    </button>
  )
  return (
    <Menu trigger={trigger}>
      {known.map(({ title, name, tensor }, index) => (
        <Fragment key={name}>
          {index > 0 && <MenuSeparator />}
          <MenuItem onSelect={() => void copyNumbers(tensor, 'csv')}>
            {text.inspector.numbersMenu.copyCsv(title)}
          </MenuItem>
          <MenuItem onSelect={() => void copyNumbers(tensor, 'json')}>
            {text.inspector.numbersMenu.copyJson(title)}
          </MenuItem>
          <MenuItem onSelect={() => void copyNumbers(tensor, 'latex')}>
            {text.inspector.numbersMenu.copyLatex(title)}
          </MenuItem>
          <MenuItem onSelect={() => void copyNumbers(tensor, 'text')}>
            {text.inspector.numbersMenu.copyText(title)}
          </MenuItem>
          <MenuItem onSelect={() => void copyNumbers(tensor, 'numpy')}>
            {text.inspector.numbersMenu.copyNumpy(title)}
          </MenuItem>
          <MenuItem onSelect={() => void saveNumbers(name, tensor)}>
            {text.inspector.numbersMenu.saveNpy(title)}
          </MenuItem>
        </Fragment>
      ))}
    </Menu>
  )
}
