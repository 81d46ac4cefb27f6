import { Component, type ReactNode } from 'react'
import { text } from '../text/text.ts'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly failed: boolean
}

/**
 * Keeps the crash of one panel from taking the others, and the document, with it. A class, because React knows no
 * other form of error boundary.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="panel-error" role="alert">
        <strong>{text.crash.title}</strong>
        <p>{text.crash.explanation}</p>
        <button className="button button--outline" onClick={() => this.setState({ failed: false })}>
          {text.crash.retry}
        </button>
      </div>
    )
  }
}
