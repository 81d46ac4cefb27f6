import { ChevronDown, Layers } from 'lucide-react'
import { openExample } from '../../commands/file.ts'
import { Menu, MenuItem, MenuToggle } from '../../controls/menu.tsx'
import { examples } from '../../state/examples.ts'
import { LAYERS, useLayers } from '../../state/layers.ts'
import { setLayer } from '../../state/edits.ts'
import { text } from '../../text/text.ts'

export function ExamplesMenu() {
  return (
    <Menu trigger={<MenuButton title={text.menus.examples} />}>
      {examples.map((example) => (
        <MenuItem key={example.file} onSelect={() => openExample(example)}>
          {example.title}
        </MenuItem>
      ))}
      {examples.length === 0 && (
        <MenuItem disabled onSelect={() => {}}>
          {text.menus.noExamples}
        </MenuItem>
      )}
    </Menu>
  )
}

export function LayersMenu() {
  const layers = useLayers()
  return (
    <Menu
      trigger={
        <button type="button" className="button button--collapsible" aria-label={text.menus.layers}>
          <Layers size={16} aria-hidden />
          <span>{text.menus.layers}</span>
        </button>
      }
    >
      {LAYERS.map((layer) => (
        <MenuToggle key={layer} checked={layers[layer]} onChange={(on) => setLayer(layer, on)}>
          {text.layers[layer]}
          <span className={`menu__swatch menu__swatch--${layer}`} />
        </MenuToggle>
      ))}
    </Menu>
  )
}

export function MenuButton({ title, ...rest }: { readonly title: string }) {
  return (
    <button type="button" className="button" {...rest}>
      {title}
      <ChevronDown size={14} aria-hidden />
    </button>
  )
}
