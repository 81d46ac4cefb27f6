import { services } from '../app/services.ts'
import { openAbout } from '../state/about.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { revealLog } from './desktop.ts'

const isDesktop = (): boolean => services().host.desktop !== null

export const helpCommands = {
  revealLog: { id: 'revealLog', title: () => text.commands.revealLog, isEnabled: isDesktop, run: revealLog },
  about: { id: 'about', title: () => text.commands.about, run: openAbout },
} satisfies Record<string, Command>
