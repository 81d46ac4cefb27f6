/** Everything the window says in English, apart from problem sentences and the declarations of ops: one file an area. */
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
import { problemsText } from './problems.ts'
import { trainingText } from './training.ts'
import { preferencesText } from './preferences.ts'
import { understandingText } from './understanding.ts'
import { windowText } from './window.ts'

export const english = {
  ...windowText,
  ...commandsText,
  ...canvasText,
  ...attributesText,
  ...deskText,
  ...dockText,
  ...convolutionText,
  ...drawingText,
  ...insightsText,
  ...inspectorText,
  ...likelihoodText,
  ...playerText,
  ...understandingText,
  ...problemsText,
  ...filesText,
  ...formulaText,
  ...exportText,
  ...trainingText,
  ...clinicText,
  ...preferencesText,
}

/** What every language must say. */
export type Text = typeof english
