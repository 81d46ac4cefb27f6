import { useEffect, useRef } from 'react'
import { THEMES, type ThemeName } from '../../../shared/scene/theme.ts'
import { text } from '../../text/text.ts'

interface Props {
  /** A page that our own writer made. */
  readonly html: string
  /** The colours, where they are not those of the reader's light or dark scheme. */
  readonly theme: ThemeName | null
}

/**
 * A page inside the page: in a tree of its own, so that neither one's styles reach the other. It is parsed into nodes,
 * in which no script runs, and its styles are taken over as an object, which the content security policy allows.
 */
export function PageView({ html, theme }: Props) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' })
    if (root === undefined) return
    // Parsing a style element would apply it, which the policy forbids.
    const page = new DOMParser().parseFromString(html.replaceAll(STYLE, ''), 'text/html')
    root.adoptedStyleSheets = [...html.matchAll(STYLE)].map(([, rules]) =>
      makeSheet(rules.replaceAll(/:root|^body(?=\{)/gm, ':host')),
    )
    root.adoptedStyleSheets.push(makeSheet(SMALLER))
    if (theme !== null) root.adoptedStyleSheets.push(makeSheet(declareColors(theme)))
    root.replaceChildren(...[...page.body.children].map((element) => document.importNode(element, true)))
  }, [html, theme])
  return <div ref={host} className="preview__page" tabIndex={0} role="region" aria-label={text.export.preview} />
}

/** The page has less room than the window that its rules ask about. */
const SMALLER = ':host{font-size:0.9rem}main{padding-top:1rem}figure{margin-inline:0!important}'

const STYLE = /<style>([^]*?)<\/style>/g

function makeSheet(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  return sheet
}

function declareColors(theme: ThemeName): string {
  const colors = Object.entries(THEMES[theme]).map(([paint, color]) => `--${paint}:${color};`)
  return `:host{${colors.join('')}}`
}
