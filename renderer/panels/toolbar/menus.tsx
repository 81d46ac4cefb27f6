import { ChevronDown, Layers } from 'lucide-react'
import type { Command } from '../../commands/command.ts'
import { commands } from '../../commands/table.ts'
import { openExample } from '../../commands/file.ts'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { Menu, MenuItem, MenuSeparator, MenuToggle } from '../../controls/menu.tsx'
import { examples } from '../../state/examples.ts'
import { LAYERS, useLayers } from '../../state/layers.ts'
import { useDocument } from '../../state/document.ts'
import { setLayer } from '../../state/edits.ts'
import { text } from '../../text/text.ts'

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

function MenuButton({ title, ...rest }: { readonly title: string }) {
  return (
    <button type="button" className="button" {...rest}>
      {title}
      <ChevronDown size={14} aria-hidden />
    </button>
  )
}

function CommandItem({ command, disabled }: { readonly command: Command; readonly disabled?: boolean }) {
  const shortcut = useShortcut(command)
  return (
    <MenuItem disabled={disabled} shortcut={shortcut} onSelect={() => void command.run()}>
      {command.title()}
    </MenuItem>
  )
}
