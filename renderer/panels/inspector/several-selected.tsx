import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  type LucideIcon,
} from 'lucide-react'
import type { Command } from '../../commands/command.ts'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { text } from '../../text/text.ts'
import { Section } from './section.tsx'

interface Props {
  readonly nodes: number
  readonly edges: number
}

/** What can be done with several nodes or wires at once. */
export function SeveralSelected({ nodes, edges }: Props) {
  return (
    <>
      <div className="inspector__head">
        <h2>{text.inspector.several(nodes, edges)}</h2>
      </div>
      <CommandButtons list={[commands.duplicate, commands.frame, commands.delete, commands.deleteAndBridge]} />
      <Arrange />
    </>
  )
}

const ARRANGE: readonly (readonly [Command, LucideIcon])[] = [
  [commands.alignLeft, AlignStartVertical],
  [commands.alignCentre, AlignCenterVertical],
  [commands.alignRight, AlignEndVertical],
  [commands.alignTop, AlignStartHorizontal],
  [commands.alignMiddle, AlignCenterHorizontal],
  [commands.alignBottom, AlignEndHorizontal],
  [commands.distributeHorizontally, AlignHorizontalDistributeCenter],
  [commands.distributeVertically, AlignVerticalDistributeCenter],
]

function Arrange() {
  if (!canRun(commands.alignLeft)) return null
  return (
    <Section title={text.menu.align}>
      <div className="inspector__actions">
        {ARRANGE.map(([command, icon]) => (
          <CommandButton key={command.id} command={command} icon={icon} iconOnly disabled={!canRun(command)} />
        ))}
      </div>
    </Section>
  )
}

/** Commands that can run now, as buttons with their names. */
export function CommandButtons({ list }: { readonly list: readonly Command[] }) {
  return (
    <div className="inspector__actions">
      {list.filter(canRun).map((command) => (
        <CommandButton key={command.id} command={command} look="outline" />
      ))}
    </div>
  )
}

function canRun({ isEnabled }: Command): boolean {
  return isEnabled?.() ?? true
}
