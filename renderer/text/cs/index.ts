/** Vše, co okno říká česky: jeden soubor pro každou oblast, stejné klíče jako v angličtině. */
import { english, type Text } from '../en/index.ts'
import { attributesText } from './attributes.ts'
import { canvasText } from './canvas.ts'
import { clinicText } from './clinic.ts'
import { commandsText } from './commands.ts'
import { convolutionText } from './convolution.ts'
import { deskText } from './desk.ts'
import { dockText } from './dock.ts'
import { drawingText } from './drawing.ts'
import { exportText } from './export.ts'
import { filesText } from './files.ts'
import { formulaText } from './formula.ts'
import { insightsText } from './insights.ts'
import { inspectorText } from './inspector.ts'
import { likelihoodText } from './likelihood.ts'
import { playerText } from './player.ts'
import { preferencesText } from './preferences.ts'
import { problemsText } from './problems.ts'
import { trainingText } from './training.ts'
import { complete, type Translation } from './translation.ts'
import { understandingText } from './understanding.ts'
import { windowText } from './window.ts'

export const translated: Translation<Text> = {
  ...windowText,
  ...commandsText,
  ...canvasText,
  ...attributesText,
  ...deskText,
  ...dockText,
  ...inspectorText,
  ...problemsText,
  ...formulaText,
  ...exportText,
  ...preferencesText,
  ...drawingText,
  ...filesText,
  ...playerText,
  ...trainingText,
  ...clinicText,
  ...understandingText,
  ...likelihoodText,
  ...insightsText,
  ...convolutionText,
}

export const czech: Text = complete<Text>(english, translated)
