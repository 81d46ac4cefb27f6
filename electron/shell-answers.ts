/** What a page may ask of the program around it, apart from files; every argument is looked at first. */
import { requestChannels, type RequestChannel } from '../shared/host/channels.ts'
import type { CloseAnswer, OpenedFile } from '../shared/host/contract.ts'
import { isLinkName, type LinkName } from '../shared/host/links.ts'
import { readMenuModel, type MenuModel } from '../shared/host/menu-model.ts'
import { success, type Result } from '../shared/problem/result.ts'
import { answerTo, flag, text, token, tokenOrNone, type Answer, type Argument } from './requests.ts'

/** The program as one of its windows may use it. */
export interface Shell {
  readonly showMenu: (menu: MenuModel) => void
  readonly showing: (file: string | null, isEdited: boolean) => void
  readonly answerClose: (answer: CloseAnswer) => void
  readonly openWindow: () => void
  readonly toggleFullScreen: () => void
  readonly openDropped: (path: string) => Promise<Result<OpenedFile>>
  readonly reveal: (file: string) => Result<null>
  readonly revealVersions: (file: string) => Promise<Result<null>>
  readonly revealLog: () => void
  readonly clearRecent: () => Promise<void>
  readonly openLink: (link: LinkName) => Promise<void>
}

const menuModel: Argument<MenuModel> = {
  expected: 'menus',
  accepts: (value): value is MenuModel => readMenuModel(value) !== null,
}
const closeAnswer: Argument<CloseAnswer> = {
  expected: '"asking", "close" or "stay"',
  accepts: (value): value is CloseAnswer => value === 'asking' || value === 'close' || value === 'stay',
}
const link: Argument<LinkName> = { expected: 'a known link', accepts: isLinkName }

const DONE = success(null)

export function createShellAnswers(shell: Shell): ReadonlyMap<RequestChannel, Answer> {
  const c = requestChannels
  const tell =
    <A extends readonly unknown[]>(act: (...request: A) => void | Promise<void>) =>
    async (...request: A) => {
      await act(...request)
      return DONE
    }
  return new Map<RequestChannel, Answer>([
    [c.showing, answerTo(c.showing, [tokenOrNone, flag], tell(shell.showing))],
    [c.showMenu, answerTo(c.showMenu, [menuModel], tell(shell.showMenu))],
    [c.answerClose, answerTo(c.answerClose, [closeAnswer], tell(shell.answerClose))],
    [c.openWindow, answerTo(c.openWindow, [], tell(shell.openWindow))],
    [c.toggleFullScreen, answerTo(c.toggleFullScreen, [], tell(shell.toggleFullScreen))],
    [c.openDropped, answerTo(c.openDropped, [text], (path) => shell.openDropped(path))],
    [c.reveal, answerTo(c.reveal, [token], async (file) => shell.reveal(file))],
    [c.revealVersions, answerTo(c.revealVersions, [token], (file) => shell.revealVersions(file))],
    [c.revealLog, answerTo(c.revealLog, [], tell(shell.revealLog))],
    [c.clearRecent, answerTo(c.clearRecent, [], tell(shell.clearRecent))],
    [c.openLink, answerTo(c.openLink, [link], tell(shell.openLink))],
  ])
}
