/** A command: something the user can do by button, key or menu. */
export interface Command {
  /** Permanent: shortcuts and tests name it. */
  readonly id: string
  /** What it is called in the language that is spoken now. */
  readonly title: () => string
  /** One line for tooltips, where the title does not say it all. */
  readonly hint?: () => string
  /** `Mod` is Ctrl, or Cmd on a Mac. The first one is shown. */
  readonly shortcuts?: readonly string[]
  /** Works while the cursor is in a text field, too. */
  readonly inFields?: boolean
  /** Its shortcuts are left to the browser, whose own event (copy, cut, paste) does it: only that one needs no permission. */
  readonly isNative?: boolean
  readonly isEnabled?: () => boolean
  readonly run: () => void | Promise<void>
}
