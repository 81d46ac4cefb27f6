import { ChevronDown, Layers } from 'lucide-react'
import { Menu, MenuToggle } from '../../controls/menu.tsx'
import { LAYERS, useLayers } from '../../state/layers.ts'
import { setLayer } from '../../state/edits.ts'
import { text } from '../../text/text.ts'

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
