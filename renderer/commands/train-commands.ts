import { openDock } from '../state/dock.ts'
import { currentRun, readTraining } from '../state/training.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { rewindRun, startRun, toggleTraining, trainEpoch, trainStep } from './train.ts'

const isIdle = () => hasNodes() && readTraining().phase === 'idle'
const hasRun = () => currentRun() !== null

export const trainCommands = {
  train: {
    id: 'train',
    title: () => (readTraining().phase === 'running' ? text.training.pause : text.training.start),
    hint: () => text.training.hints.start,
    shortcuts: ['Shift+T'],
    isEnabled: hasNodes,
    run: () => {
      openDock('training')
      void toggleTraining()
    },
  },
  trainStep: { id: 'trainStep', title: () => text.training.step, isEnabled: isIdle, run: trainStep },
  trainEpoch: { id: 'trainEpoch', title: () => text.training.epoch, isEnabled: isIdle, run: trainEpoch },
  rewindRun: {
    id: 'rewindRun',
    title: () => text.training.rewind,
    hint: () => text.training.hints.rewind,
    shortcuts: ['Shift+R'],
    isEnabled: hasRun,
    run: rewindRun,
  },
  newRun: {
    id: 'newRun',
    title: () => text.training.newRun,
    hint: () => text.training.hints.newRun,
    isEnabled: hasNodes,
    run: () => void startRun(),
  },
} satisfies Record<string, Command>
