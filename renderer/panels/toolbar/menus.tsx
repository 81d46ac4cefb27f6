import { ChevronDown, Layers } from 'lucide-react'
import { commands } from '../../commands/table.ts'
import { Menu, MenuSeparator, MenuToggle } from '../../controls/menu.tsx'
import { LAYERS, useLayers } from '../../state/layers.ts'
import { useDocument } from '../../state/document.ts'
import { setLayer } from '../../state/edits.ts'
import { text } from '../../text/text.ts'
import { CommandItem } from './command-item.tsx'

export function FileMenu() {
  const empty = useDocument(({ document }) => document.nodes.length === 0)
  return (
    <Menu trigger={<MenuButton title={text.menus.file} />}>
      <CommandItem command={commands.new} />
      <CommandItem command={commands.open} />
      <MenuSeparator />
      <CommandItem command={commands.save} />
      <CommandItem command={commands.saveAs} />
      <MenuSeparator />
      <CommandItem command={commands.export} disabled={empty} />
      <CommandItem command={commands.repeatExport} disabled={empty} />
      <MenuSeparator />
      <CommandItem command={commands.preferences} />
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

function MenuButton({ title, ...rest }: { readonly title: string }) {
  return (
    <button type="button" className="button" {...rest}>
      {title}
      <ChevronDown size={14} aria-hidden />
    </button>
  )
}
