import { useState } from 'react'
import { openExample } from '../../commands/file.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { SearchField } from '../../controls/search-field.tsx'
import { Thumbnail } from '../../controls/thumbnail.tsx'
import { examples, isProblem, type Example } from '../../state/examples.ts'
import { changeSession } from '../../state/session.ts'
import { wordsOfExample } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { rankEntry } from '../finder/rank.ts'

const close = () => changeSession({ dialog: null })

/** The examples with their pictures, the problems of the midterm first. */
export function Gallery() {
  const words = text.gallery
  const [query, setQuery] = useState('')
  const isFound = (example: Example): boolean => {
    const { title, description } = wordsOfExample(example)
    return query.trim() === '' || rankEntry('', query, [title, description, example.file]) > 0
  }
  const found = examples.filter(isFound)
  const groups = [
    { title: words.midterm, list: found.filter(isProblem) },
    { title: words.others, list: found.filter((example) => !isProblem(example)) },
  ].filter(({ list }) => list.length > 0)
  return (
    <Dialog title={words.title} explanation={words.explanation} look="large" onClose={close}>
      <SearchField label={words.search} value={query} onChange={setQuery} />
      <div className="gallery">
        {groups.map(({ title, list }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul className="gallery__list">
              {list.map((example) => (
                <li key={example.file}>
                  <Card example={example} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && <p className="section__blank">{words.nothing(query)}</p>}
      </div>
      <div className="dialog__actions">
        <button type="button" className="button button--outline" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

function Card({ example }: { readonly example: Example }) {
  const { title, description } = wordsOfExample(example)
  const open = () => {
    close()
    openExample(example)
  }
  return (
    <button type="button" className="gallery__card" onClick={open}>
      <Thumbnail document={example.text} />
      <span className="gallery__title">{title}</span>
      {description !== '' && <span className="gallery__description">{description}</span>}
      <span className="gallery__size">{text.gallery.nodes(example.nodes)}</span>
    </button>
  )
}
