import { ArrowLeft, ArrowRight, LayoutGrid, Redo2, RotateCcw, StepForward, Undo2 } from 'lucide-react'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { entryAfter, entryBefore, useDocument } from '../../state/document.ts'
import { useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { Brand } from './brand.tsx'
import { FileMenu } from './file-menu.tsx'
import { HelpMenu } from './help-menu.tsx'
import { LayersMenu } from './menus.tsx'
import { LearningRate } from './learning-rate.tsx'
import { TitleField } from './title-field.tsx'

export function Toolbar() {
  const undoable = useDocument(entryBefore)
  const redoable = useDocument(entryAfter)
  const empty = useDocument(({ document }) => document.nodes.length === 0)
  const stage = useSession(({ stage }) => stage)
  return (
    <header className="toolbar" aria-label={text.regions.toolbar}>
      <div className="toolbar__line">
        <Brand />
        <TitleField />
        <div className="toolbar__group">
          <FileMenu />
          <button type="button" className="button" onClick={() => void commands.gallery.run()}>
            {text.menus.examples}
          </button>
        </div>
        <span className="toolbar__rule" />
        <div className="toolbar__group">
          <CommandButton command={commands.undo} icon={Undo2} iconOnly disabled={undoable === null} />
          <CommandButton command={commands.redo} icon={Redo2} iconOnly disabled={redoable === null} />
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
          <CommandButton command={commands.layout} icon={LayoutGrid} collapsible disabled={empty} />
          <LayersMenu />
          <HelpMenu />
        </div>
      </div>
    </header>
  )
}
