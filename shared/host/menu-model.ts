/**
 * The menus of a window as the page describes them: titles in the language that is spoken, shortcuts as they are bound
 * now. The main process turns them into the system's own menus and sends back the id of what was chosen.
 */
export type MenuRole = 'cut' | 'copy' | 'paste' | 'close' | 'minimize' | 'zoom' | 'togglefullscreen' | 'quit'

export type MenuEntry =
  | {
      readonly kind: 'command'
      /** What comes back when it is chosen. */
      readonly id: string
      readonly title: string
      /** As Electron writes it, for example `CommandOrControl+Shift+Z`; only shown, the page listens to keys itself. */
      readonly accelerator: string | null
      readonly isEnabled: boolean
    }
  /** Something the system does itself. */
  | { readonly kind: 'role'; readonly role: MenuRole; readonly title: string }
  | { readonly kind: 'separator' }
  | Menu

export interface Menu {
  readonly kind: 'menu'
  readonly title: string
  readonly entries: readonly MenuEntry[]
}

/** What the main process says itself, in the language of the page. */
export interface ShellWords {
  readonly document: string
  readonly exports: string
  readonly allFiles: string
  /** Asked when a window that should close does not answer. */
  readonly stuck: string
  readonly stuckDetail: string
  readonly wait: string
  readonly closeAnyway: string
}

export interface MenuModel {
  readonly menus: readonly Menu[]
  readonly words: ShellWords
}

const ROLES: readonly MenuRole[] = ['cut', 'copy', 'paste', 'close', 'minimize', 'zoom', 'togglefullscreen', 'quit']
const WORDS = ['document', 'exports', 'allFiles', 'stuck', 'stuckDetail', 'wait', 'closeAnyway'] as const
const MOST_ENTRIES = 200
const MOST_LEVELS = 3
const LONGEST_TEXT = 400
/** Modifiers and one key. Electron throws for anything else. */
const ACCELERATOR =
  /^(?:(?:CommandOrControl|Alt|Shift)\+)*(?:[A-Z\d]|F\d{1,2}|[!-/:-@[-`{-~]|Plus|Space|Tab|Enter|Escape|Delete|Backspace|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/

/** Whether the system's menus can show these keys. */
export function isAccelerator(keys: string): boolean {
  return ACCELERATOR.test(keys)
}

/** The menus in what a page sent, or `null` if that is anything else. */
export function readMenuModel(value: unknown): MenuModel | null {
  if (!isObject(value) || !Array.isArray(value['menus']) || !isObject(value['words'])) return null
  const { menus, words } = value
  const isFine =
    menus.length <= MOST_ENTRIES && menus.every((menu) => isMenu(menu, 1)) && WORDS.every((word) => isText(words[word]))
  return isFine ? (value as unknown as MenuModel) : null
}

function isMenu(value: unknown, level: number): boolean {
  if (!isObject(value) || value['kind'] !== 'menu' || !isText(value['title']) || level > MOST_LEVELS) return false
  const { entries } = value
  return Array.isArray(entries) && entries.length <= MOST_ENTRIES && entries.every((entry) => isEntry(entry, level))
}

function isEntry(value: unknown, level: number): boolean {
  if (!isObject(value)) return false
  const { kind, title, id, accelerator, isEnabled, role } = value
  switch (kind) {
    case 'separator':
      return true
    case 'menu':
      return isMenu(value, level + 1)
    case 'role':
      return isText(title) && ROLES.some((known) => known === role)
    case 'command':
      return (
        isText(title) &&
        isText(id) &&
        typeof isEnabled === 'boolean' &&
        (accelerator === null || (isText(accelerator) && isAccelerator(accelerator)))
      )
    default:
      return false
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
