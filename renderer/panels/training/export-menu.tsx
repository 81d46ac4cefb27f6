import { Download } from 'lucide-react'
import { exportCurves, type CurveFormat } from '../../commands/export-curves.ts'
import { Menu, MenuItem } from '../../controls/menu.tsx'
import { useTraining } from '../../state/training.ts'
import { text } from '../../text/text.ts'

/** What the plot shows, as a file. */
export function ExportMenu() {
  const isEmpty = useTraining(({ runs }) => runs.length === 0)
  const words = text.training
  return (
    <Menu
      trigger={
        <button type="button" className="button button--small" disabled={isEmpty} aria-label={words.exportAs}>
          <Download size={14} aria-hidden />
        </button>
      }
    >
      {(Object.entries(words.exports) as [CurveFormat, string][]).map(([format, title]) => (
        <MenuItem key={format} onSelect={() => void exportCurves(format)}>
          {title}
        </MenuItem>
      ))}
    </Menu>
  )
}
