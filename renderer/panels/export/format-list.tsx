import { RadioGroup } from 'radix-ui'
import { FORMAT_IDS, formatOf, type FormatId, type FormatKind } from '../../../shared/export/formats.ts'
import { changeChoices, formatTitle, useExportChoices } from '../../state/export-choices.ts'
import { text } from '../../text/text.ts'

const KINDS: readonly FormatKind[] = ['figure', 'solution', 'frames', 'code', 'table']

/** The formats by what they are for. */
export function FormatList() {
  const format = useExportChoices(({ format }) => format)
  return (
    <RadioGroup.Root
      className="formats"
      aria-label={text.export.format}
      value={format}
      onValueChange={(value) => changeChoices({ format: value as FormatId })}
    >
      {KINDS.map((kind) => {
        const ids = FORMAT_IDS.filter((id) => formatOf(id).kind === kind)
        if (ids.length === 0) return null
        return (
          <div key={kind} role="group" aria-label={text.export.kinds[kind]}>
            <p className="formats__kind" aria-hidden>
              {text.export.kinds[kind]}
            </p>
            {ids.map((id) => (
              <RadioGroup.Item key={id} value={id} className="formats__item">
                {formatTitle(id)}
                <span className="formats__extension" aria-hidden>
                  .{formatOf(id).extension}
                </span>
              </RadioGroup.Item>
            ))}
          </div>
        )
      })}
    </RadioGroup.Root>
  )
}
