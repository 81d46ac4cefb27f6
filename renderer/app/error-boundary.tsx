import { Component, type ReactNode } from 'react'
import { saveAs } from '../commands/file.ts'
import { text } from '../text/text.ts'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly failed: boolean
  /** Counts the attempts: what failed is built anew, not drawn again with what made it fail. */
  readonly attempt: number
}

/**
 * Keeps the crash of one panel from taking the others, and the document, with it. A class, because React knows no
 * other form of error boundary.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, attempt: 0 }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  override render() {
    const { failed, attempt } = this.state
    if (!failed) return <Attempt key={attempt}>{this.props.children}</Attempt>
    return (
      <div className="panel-error" role="alert">
        <strong>{text.crash.title}</strong>
        <p>{text.crash.explanation}</p>
        <div className="inspector__actions">
          <button
            type="button"
            className="button button--primary"
            onClick={() => this.setState({ failed: false, attempt: attempt + 1 })}
          >
            {text.crash.retry}
          </button>
          <button type="button" className="button button--outline" onClick={() => void saveAs()}>
            {text.crash.save}
          </button>
        </div>
      </div>
    )
  }
}

function Attempt({ children }: Props) {
  return children
}
