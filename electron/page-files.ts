/** The built page over the address `app://chainrule/`: only the files of its folder, with the security headers. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { securityHeaders } from '../shared/host/security-headers.ts'

export const PAGE_SCHEME = 'app'
export const PAGE_ORIGIN = `${PAGE_SCHEME}://chainrule`
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** Whether an address belongs to the page itself. */
export function isPageAddress(address: string): boolean {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`)
}

/** The answer to a request for a file of the page; 404 for everything else. */
export async function answerPageRequest(folder: string, address: string): Promise<Response> {
  const path = pagePath(folder, address)
  const content = path === null ? null : await readFile(path).catch(() => null)
  if (path === null || content === null) return new Response('Not found.', { status: 404, headers: securityHeaders })
  const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream'
  return new Response(content, { headers: { ...securityHeaders, 'Content-Type': mediaType } })
}

/** The file behind an address, `null` if it lies outside the folder. */
function pagePath(folder: string, address: string): string | null {
  if (!isPageAddress(address)) return null
  try {
    const name = decodeURIComponent(new URL(address).pathname)
    const path = normalize(join(folder, name))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}
