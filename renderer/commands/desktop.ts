/** What a program with windows of its own can do, and a browser tab does as well as it can. */
import type { FileToken } from '../../shared/host/contract.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, type Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { useDocument } from '../state/document.ts'
import { refuse } from './file.ts'

/** How the address of a page ends that starts with a new graph instead of the first example. */
export const NEW_START = '#new'

export function openWindow(): void {
  const { desktop } = services().host
  if (desktop !== null) desktop.openWindow()
  else window.open(`${location.pathname}${NEW_START}`, '_blank', 'noopener')
}

export async function toggleFullScreen(): Promise<void> {
  const { desktop } = services().host
  if (desktop !== null) return desktop.toggleFullScreen()
  if (document.fullscreenElement !== null) return document.exitFullscreen()
  // A browser that refuses says so itself.
  await document.documentElement.requestFullscreen().catch(() => {})
}

/** Shows the file of the document where it lies. */
export function reveal(): Promise<void> {
  return withFile((file) => services().host.desktop?.reveal(file))
}

export function revealVersions(): Promise<void> {
  return withFile((file) => services().host.desktop?.revealVersions(file))
}

export async function revealLog(): Promise<void> {
  say(await services().host.desktop?.revealLog())
}

async function withFile(act: (file: FileToken) => Promise<Result<null>> | undefined): Promise<void> {
  const { file } = useDocument.getState()
  say(file === null ? failure(problem('host/unknown-token', undefined)) : await act(file.token))
}

function say(result: Result<null> | undefined): void {
  if (result?.ok === false) refuse(result.problems)
}
