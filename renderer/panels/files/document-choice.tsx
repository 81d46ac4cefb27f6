import { useEffect, useState, type ReactNode } from 'react'
import type { Document } from '../../../shared/document/document.ts'
import type { Result } from '../../../shared/problem/result.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { DocumentPreview } from './document-preview.tsx'

/** A graph that one may choose, without opening it first. */
export interface Choosable {
  readonly id: string
  readonly name: string
  readonly time: string
  /** More about it, beside its number of nodes. */
  readonly detail?: string
}

interface Props {
  /** Names the list to a screen reader. */
  readonly label: string
  readonly choices: readonly Choosable[]
  readonly read: (id: string) => Promise<Result<Document>>
  /** What can be done with the chosen graph; `null` where it is not read yet, or cannot be. */
  readonly actions: (chosenId: string, document: Document | null) => ReactNode
}

const MOST_SENTENCES = 3

/** Graphs to choose from, by time and size, with a picture of the chosen one. */
export function DocumentChoice({ label, choices, read, actions }: Props) {
  const [chosenId, choose] = useState(choices[0].id)
  const chosen = choices.find(({ id }) => id === chosenId) ?? choices[0]
  const documents = useDocuments(choices, read)
  const found = documents.get(chosen.id)
  const document = found?.ok === true ? found.value : null
  return (
    <>
      {choices.length > 1 && (
        <div className="recovery__list" role="radiogroup" aria-label={label}>
          {choices.map((choice) => (
            <label key={choice.id} className="recovery__draft" data-chosen={choice === chosen}>
              <input
                type="radio"
                name="document-choice"
                checked={choice === chosen}
                onChange={() => choose(choice.id)}
              />
              <span className="recovery__name">{choice.name}</span>
              <span className="recovery__time">{describe(choice, documents.get(choice.id))}</span>
            </label>
          ))}
        </div>
      )}
      <DocumentPreview
        key={chosen.id}
        name={chosen.name}
        time={chosen.time}
        document={document}
        isUnreadable={found?.ok === false}
      />
      {found?.ok === false && (
        <ul className="dialog__problems" role="alert">
          {found.problems.slice(0, MOST_SENTENCES).map((problem) => (
            <li key={describeProblem(problem)}>{describeProblem(problem)}</li>
          ))}
        </ul>
      )}
      <div className="dialog__actions">{actions(chosen.id, document)}</div>
    </>
  )
}

function describe({ time, detail }: Choosable, found: Result<Document> | undefined): string {
  const nodes = found?.ok === true ? text.recovery.nodes(found.value.nodes.length) : null
  return [nodes, detail, time].filter(Boolean).join(' · ')
}

/** The graphs, as far as they have been read. */
function useDocuments(choices: readonly Choosable[], read: Props['read']): ReadonlyMap<string, Result<Document>> {
  const [documents, setDocuments] = useState<ReadonlyMap<string, Result<Document>>>(new Map())
  useEffect(() => {
    let isShown = true
    const readAll = async () => {
      for (const { id } of choices) {
        const document = await read(id)
        if (!isShown) return
        setDocuments((known) => new Map([...known, [id, document]]))
      }
    }
    void readAll()
    return () => {
      isShown = false
    }
  }, [choices, read])
  return documents
}
