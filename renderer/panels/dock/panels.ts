/**
 * The panels of the dock. To add one: its name in `state/dock.ts`, its title in `text/`, a command in
 * `commands/dock-commands.ts`, and a line here. Panels are loaded when they are first opened.
 */
import {
  ChartSpline,
  Footprints,
  Grid3x3,
  History,
  Lightbulb,
  Sigma,
  Stethoscope,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import type { DockId } from '../../state/dock.ts'

export interface DockPanel {
  readonly icon: LucideIcon
  readonly Content: ComponentType
}

export const dockPanels: Readonly<Record<DockId, DockPanel>> = {
  steps: {
    icon: Footprints,
    Content: lazy(async () => ({ default: (await import('../player/player.tsx')).Player })),
  },
  training: {
    icon: ChartSpline,
    Content: lazy(async () => ({ default: (await import('../training/training-panel.tsx')).TrainingPanel })),
  },
  clinic: {
    icon: Stethoscope,
    Content: lazy(async () => ({ default: (await import('../clinic/clinic-panel.tsx')).ClinicPanel })),
  },
  likelihood: {
    icon: Sigma,
    Content: lazy(async () => ({ default: (await import('../likelihood/likelihood.tsx')).Likelihood })),
  },
  convolution: {
    icon: Grid3x3,
    Content: lazy(async () => ({ default: (await import('../convolution/workbench.tsx')).Workbench })),
  },
  insights: {
    icon: Lightbulb,
    Content: lazy(async () => ({ default: (await import('../insights/insights-panel.tsx')).InsightsPanel })),
  },
  history: {
    icon: History,
    Content: lazy(async () => ({ default: (await import('../history/history-panel.tsx')).HistoryPanel })),
  },
  problems: {
    icon: TriangleAlert,
    Content: lazy(async () => ({ default: (await import('../problems/problem-list.tsx')).ProblemList })),
  },
}
