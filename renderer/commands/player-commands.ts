import { goBack, goNext, isFirst, isLast, readPlayer, togglePlaying } from '../state/player.ts'
import { openDock, useDock } from '../state/dock.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { applyWalk, canApplyWalk } from './player.ts'

const isOpen = () => useDock.getState().open === 'steps'

/** Walking through the derivation. The keys work everywhere; the first press opens the panel. */
export const playerCommands = {
  nextStep: {
    id: 'nextStep',
    title: () => text.player.next,
    shortcuts: [']', 'N'],
    isEnabled: () => hasNodes() && !(isOpen() && isLast(readPlayer())),
    run: () => (isOpen() ? goNext() : openDock('steps')),
  },
  previousStep: {
    id: 'previousStep',
    title: () => text.player.previous,
    shortcuts: ['[', 'P'],
    isEnabled: () => isOpen() && !isFirst(readPlayer()),
    run: goBack,
  },
  playSteps: {
    id: 'playSteps',
    title: () => (readPlayer().isPlaying ? text.player.pause : text.player.play),
    isEnabled: () => isOpen() && readPlayer().walk !== null,
    run: togglePlaying,
  },
  applyWalk: {
    id: 'applyWalk',
    title: () => text.player.apply,
    hint: () => text.player.applyHint,
    isEnabled: canApplyWalk,
    run: applyWalk,
  },
} satisfies Record<string, Command>
