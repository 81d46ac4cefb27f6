import { frameKey, listFrames } from '../../../shared/document/frames.ts'
import { commands } from '../../commands/table.ts'
import { DraftField } from '../../controls/draft-field.tsx'
import { endBurst, useDocument } from '../../state/document.ts'
import { setFrameTitle } from '../../state/edits.ts'
import { text } from '../../text/text.ts'
import { Section } from './section.tsx'
import { CommandButtons } from './several-selected.tsx'

/** A frame, open or collapsed: its title, its members and what can be done with it. A comment: what can be done with it. */
export function AnnotationInspector({ id: key }: { readonly id: string }) {
  const frame = useDocument(({ document }) => listFrames(document).find(({ id }) => frameKey(id) === key))
  return (
    <>
      <div className="inspector__head">
        <h2>{frame === undefined ? text.drawing.menuOf.comment : text.drawing.menuOf.frame}</h2>
      </div>
      {frame !== undefined && (
        <>
          <Section title={text.drawing.frameTitleField}>
            <DraftField
              label={text.drawing.frameTitleField}
              written={frame.title}
              commit={(typed) => {
                setFrameTitle(frame.id, typed)
                endBurst()
                return null
              }}
            />
          </Section>
          <Section title={text.drawing.members} aside={String(frame.nodes.length)}>
            <p>{frame.nodes.join(', ')}</p>
          </Section>
        </>
      )}
      <CommandButtons
        list={
          frame === undefined
            ? [commands.edit, commands.duplicate, commands.delete]
            : [commands.toggleCollapsed, commands.unframe, commands.duplicate, commands.delete]
        }
      />
    </>
  )
}
