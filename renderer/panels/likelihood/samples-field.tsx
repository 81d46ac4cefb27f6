import { ChevronDown, FileSpreadsheet } from 'lucide-react'
import { useRef, type ChangeEvent } from 'react'
import { readSamples } from '../../../shared/likelihood/samples.ts'
import { Menu, MenuItem } from '../../controls/menu.tsx'
import { useDocument } from '../../state/document.ts'
import { changeChoices, useLikelihood } from '../../state/likelihood.ts'
import { sampleSets, samplesOf } from '../../state/sample-sets.ts'
import { wordsOfExample } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { Labelled } from './labelled.tsx'

/** Samples typed, pasted, read from a table, or taken from the examples and the graph. */
export function SamplesField() {
  const samples = useLikelihood(({ choices }) => choices.samples)
  const document = useDocument(({ document }) => document)
  const file = useRef<HTMLInputElement>(null)
  const read = readSamples(samples)
  const ofGraph = samplesOf(document)
  const words = text.likelihood
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? []
    if (chosen !== undefined) changeChoices({ samples: await chosen.text() })
    // The same file can be chosen once more after it was edited.
    target.value = ''
  }
  return (
    <>
      <Labelled label={read.ok ? words.count(read.value.rows) : words.samples} hint={words.samplesHint}>
        {(id) => (
          <textarea
            id={id}
            className="field field--mono"
            rows={5}
            spellCheck={false}
            aria-invalid={!read.ok}
            value={samples}
            onChange={({ target }) => changeChoices({ samples: target.value })}
          />
        )}
      </Labelled>
      <div className="likelihood__sources">
        <Menu
          trigger={
            <button type="button" className="button button--outline button--small">
              {words.sets}
              <ChevronDown size={14} aria-hidden />
            </button>
          }
        >
          {sampleSets().map(({ example, samples: set }) => (
            <MenuItem key={example.file} onSelect={() => changeChoices({ samples: set })}>
              {wordsOfExample(example).title}
            </MenuItem>
          ))}
          <MenuItem disabled={ofGraph === null} onSelect={() => changeChoices({ samples: ofGraph ?? '' })}>
            {words.fromGraph}
          </MenuItem>
        </Menu>
        <button type="button" className="button button--outline button--small" onClick={() => file.current?.click()}>
          <FileSpreadsheet size={14} aria-hidden />
          {words.openCsv}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={words.openCsv}
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => void open(event)}
        />
      </div>
    </>
  )
}
