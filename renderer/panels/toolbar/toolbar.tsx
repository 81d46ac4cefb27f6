import { ArrowLeft, ArrowRight, FunctionSquare, LayoutGrid, Redo2, RotateCcw, StepForward, Undo2 } from 'lucide-react'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { canRedo, canUndo, useDocument } from '../../state/document.ts'
import { useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { Brand } from './brand.tsx'
import { FileMenu } from './file-menu.tsx'
import { ExamplesMenu, LayersMenu } from './menus.tsx'
import { LearningRate } from './learning-rate.tsx'
import { TitleField } from './title-field.tsx'

export function Toolbar() {
  const undoable = useDocument(canUndo)
  const redoable = useDocument(canRedo)
  const empty = useDocument(({ document }) => document.nodes.length === 0)
  const stage = useSession(({ stage }) => stage)
  return (
    <header className="toolbar" aria-label={text.regions.toolbar}>
      <Brand />
      <TitleField />
      <div className="toolbar__group">
        <FileMenu />
        <ExamplesMenu />
      </div>
      <span className="toolbar__rule" />
      <div className="toolbar__group">
        <CommandButton command={commands.undo} icon={Undo2} iconOnly disabled={!undoable} />
        <CommandButton command={commands.redo} icon={Redo2} iconOnly disabled={!redoable} />
      </div>
      <span className="toolbar__spring" />
      <div className="toolbar__run">
        <CommandButton command={commands.forward} icon={ArrowRight} pressed={stage !== 'drawn'} disabled={empty} />
        <CommandButton command={commands.backward} icon={ArrowLeft} pressed={stage === 'backward'} disabled={empty} />
        <CommandButton command={commands.step} icon={StepForward} look="primary" disabled={empty} />
        <LearningRate />
        <CommandButton command={commands.reset} icon={RotateCcw} iconOnly disabled={empty} />
      </div>
      <span className="toolbar__spring" />
      <div className="toolbar__group">
        <CommandButton command={commands.formula} icon={FunctionSquare} collapsible />
        <CommandButton command={commands.layout} icon={LayoutGrid} collapsible disabled={empty} />
        <LayersMenu />
      </div>
    </header>
  )
}
