import { useId } from 'react'
import { Switch } from '../../controls/switch.tsx'
import { showRawNumbers, useRawNumbers } from '../../state/raw-numbers.ts'
import { text } from '../../text/text.ts'

/** Shows floats instead of rounded numbers: 6.1·10⁻¹⁷ instead of 0. */
export function RawSwitch() {
  const isRaw = useRawNumbers(({ isRaw }) => isRaw)
  const id = useId()
  return (
    <div className="control control--line" title={text.understanding.rawHint}>
      <span className="control__label" id={id}>
        {text.understanding.raw}
      </span>
      <Switch label={text.understanding.raw} checked={isRaw} onChange={showRawNumbers} />
    </div>
  )
}
