import { useFindNode } from '../state/find-node.ts'
import { prefer, readPreferences } from '../state/preferences.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes, hasSelection } from './conditions.ts'
import { toggleFullScreen } from './desktop.ts'

const ZOOM_STEP = 1.25

export const viewCommands = {
  fit: {
    id: 'fit',
    title: () => text.commands.fit,
    shortcuts: ['Shift+1', '.'],
    isEnabled: hasNodes,
    run: () => readView().fit(),
  },
  fitSelection: {
    id: 'fitSelection',
    title: () => text.commands.fitSelection,
    shortcuts: ['Shift+2'],
    isEnabled: hasSelection,
    run: () => readView().fitSelection(),
  },
  actualSize: {
    id: 'actualSize',
    title: () => text.commands.actualSize,
    shortcuts: ['Mod+0'],
    run: () => readView().zoomTo(1),
  },
  findNode: {
    id: 'findNode',
    title: () => text.commands.findNode,
    shortcuts: ['Mod+F'],
    isEnabled: hasNodes,
    run: () => useFindNode.setState({ isOpen: true }),
  },
  minimap: {
    id: 'minimap',
    title: () => text.commands.minimap,
    shortcuts: ['Shift+M'],
    run: () => prefer({ minimap: !readPreferences().minimap }),
  },
  zoomIn: {
    id: 'zoomIn',
    title: () => text.commands.zoomIn,
    shortcuts: ['Mod+Plus', 'Mod+='],
    run: () => readView().zoomBy(ZOOM_STEP),
  },
  zoomOut: {
    id: 'zoomOut',
    title: () => text.commands.zoomOut,
    shortcuts: ['Mod+-'],
    run: () => readView().zoomBy(1 / ZOOM_STEP),
  },
  fullScreen: { id: 'fullScreen', title: () => text.commands.fullScreen, shortcuts: ['F11'], run: toggleFullScreen },
} satisfies Record<string, Command>
