import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
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
