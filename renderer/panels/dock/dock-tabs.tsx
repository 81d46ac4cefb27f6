import { ChevronDown, Maximize2, Minimize2 } from 'lucide-react'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { Tooltip } from '../../controls/tooltip.tsx'
import { dockIds, toggleDock, useDock, type DockId } from '../../state/dock.ts'
import { text } from '../../text/text.ts'
import { dockPanels } from './panels.ts'

/** The names of the dock's panels, always in view: one press opens a panel, another closes it. */
export function DockTabs() {
  const open = useDock(({ open }) => open)
  const isMaximised = useDock(({ isMaximised }) => isMaximised)
  return (
    <nav className="dock-tabs" aria-label={text.dock.title}>
      {dockIds.map((id) => (
        <DockTab key={id} id={id} isOpen={open === id} />
      ))}
      <span className="dock-tabs__spring" />
      {open !== null && (
        <>
          <CommandButton
            command={commands.maximiseDock}
            icon={isMaximised ? Minimize2 : Maximize2}
            iconOnly
            pressed={isMaximised}
          />
          <CommandButton command={commands.closeDock} icon={ChevronDown} iconOnly />
        </>
      )}
    </nav>
  )
}

function DockTab({ id, isOpen }: { readonly id: DockId; readonly isOpen: boolean }) {
  const { icon: Icon } = dockPanels[id]
  const shortcut = useShortcut(commands[id])
  const title = text.dock.panels[id]
  return (
    <Tooltip label={title} shortcut={shortcut}>
      <button
        type="button"
        className="dock-tabs__tab"
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'dock' : undefined}
        onClick={() => toggleDock(id)}
      >
        <Icon size={14} aria-hidden />
        <span>{title}</span>
      </button>
    </Tooltip>
  )
}
