import { Panel, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { commands } from '../commands/table.ts'
import { CommandButton } from '../controls/command-button.tsx'

export function ZoomControls() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <Panel position="bottom-right" className="zoom">
      <CommandButton command={commands.zoomOut} icon={Minus} iconOnly />
      <output className="zoom__percent">{percent} %</output>
      <CommandButton command={commands.zoomIn} icon={Plus} iconOnly />
      <CommandButton command={commands.fit} icon={Maximize} iconOnly />
    </Panel>
  )
}
