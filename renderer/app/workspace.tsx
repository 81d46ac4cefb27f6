import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { useDock } from '../state/dock.ts'
import { text } from '../text/text.ts'

interface Props {
  readonly palette: ReactNode
  readonly canvas: ReactNode
  readonly dock: ReactNode
  readonly dockTabs: ReactNode
  readonly inspector: ReactNode
}

/**
 * The parts of the window below the toolbar. Their borders can be dragged, or moved with the arrow keys, and stay where
 * they were put. An open dock panel lies below library and canvas, or covers both.
 */
export function Workspace({ palette, canvas, dock, dockTabs, inspector }: Props) {
  const isOpen = useDock(({ open }) => open !== null)
  const isMaximised = useDock(({ open, isMaximised }) => open !== null && isMaximised)
  const columns = useDefaultLayout({ id: 'columns', ...REMEMBERED })
  const rows = useDefaultLayout({ id: 'rows', panelIds: isOpen ? ['drawing', 'dock'] : ['drawing'], ...REMEMBERED })
  const drawing = useDefaultLayout({ id: 'drawing', ...REMEMBERED })
  return (
    <Group className="workspace" {...columns}>
      <Panel id="left" minSize={360} style={CLIPPED}>
        <div className="workspace__left" data-maximised={isMaximised}>
          <Group orientation="vertical" className="workspace__rows" {...rows}>
            <Panel id="drawing" minSize={120} style={CLIPPED}>
              <Group {...drawing}>
                <Panel id="palette" className="workspace__palette" {...PALETTE}>
                  {palette}
                </Panel>
                <Separator className="separator separator--column" aria-label={text.dock.resize.palette} />
                <Panel id="canvas" className="workspace__canvas" minSize={200} style={CLIPPED}>
                  {canvas}
                </Panel>
              </Group>
            </Panel>
            {isOpen && (
              <>
                <Separator className="separator separator--row" aria-label={text.dock.resize.dock} />
                <Panel id="dock" className="workspace__dock" defaultSize="44%" minSize={120}>
                  {dock}
                </Panel>
              </>
            )}
          </Group>
          {dockTabs}
        </div>
      </Panel>
      <Separator className="separator separator--column" aria-label={text.dock.resize.inspector} />
      <Panel id="inspector" className="workspace__inspector" {...INSPECTOR}>
        {inspector}
      </Panel>
    </Group>
  )
}

const REMEMBERED = { storage: localStorage, onlySaveAfterUserInteractions: true }

/** A share of the window's width, within limits, until someone drags the border. */
function share(part: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, window.innerWidth * part)))
}

/** The parts scroll themselves; a panel with a fraction of a pixel too little room must not grow a scroll bar. */
const CLIPPED = { overflow: 'hidden' } as const

const PALETTE = {
  style: CLIPPED,
  defaultSize: share(0.175, 184, 256),
  minSize: 140,
  maxSize: 420,
  groupResizeBehavior: 'preserve-pixel-size',
} as const
const INSPECTOR = { ...PALETTE, defaultSize: share(0.225, 240, 340), minSize: 200, maxSize: 640 }
