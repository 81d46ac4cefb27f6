/** Comments: notes that stand on the drawing. Between dollar signs they are TeX. */
import type { Comment, Document, Position } from './document.ts'
import { freshId } from './identifier.ts'

const NO_COMMENTS: readonly Comment[] = []

/** The comments as they are shown: of two with one id, which only a file can hold, the first counts. */
export function listComments({ comments = NO_COMMENTS }: Pick<Document, 'comments'>): readonly Comment[] {
  const ids = new Set(comments.map(({ id }) => id))
  if (ids.size === comments.length) return comments
  return comments.filter(({ id }) => ids.delete(id))
}

/** What a comment is called among the nodes of a drawing: no node has such a name. */
export const commentKey = (id: string): string => `comment:${id}`

export function addComment(
  document: Document,
  text: string,
  position: Position,
): { readonly document: Document; readonly id: string } {
  const comments = document.comments ?? NO_COMMENTS
  const id = freshId(new Set(comments.map((comment) => comment.id)), 'comment')
  return { document: withComments(document, [...comments, { id, text, position }]), id }
}

/** Changes the text of a comment; one without a text is gone. */
export function setComment(document: Document, id: string, text: string): Document {
  if (text.trim() === '') return removeComments(document, new Set([id]))
  return changeComments(document, (comment) =>
    comment.id === id && comment.text !== text ? { ...comment, text } : comment,
  )
}

export function moveComments(document: Document, positions: ReadonlyMap<string, Position>): Document {
  return changeComments(document, (comment) => {
    const to = positions.get(comment.id)
    if (to === undefined || (to.x === comment.position.x && to.y === comment.position.y)) return comment
    return { ...comment, position: { ...comment.position, ...to } }
  })
}

export function removeComments(document: Document, ids: ReadonlySet<string>): Document {
  const comments = document.comments ?? NO_COMMENTS
  const rest = comments.filter(({ id }) => !ids.has(id))
  return rest.length === comments.length ? document : withComments(document, rest)
}

/** The document with these comments; without the field where there are none. */
export function withComments(document: Document, comments: readonly Comment[]): Document {
  const { comments: _, ...rest } = document
  return comments.length === 0 ? rest : { ...rest, comments }
}

function changeComments(document: Document, change: (comment: Comment) => Comment): Document {
  const comments = document.comments ?? NO_COMMENTS
  const changed = comments.map(change)
  return changed.every((comment, index) => comment === comments[index]) ? document : withComments(document, changed)
}
