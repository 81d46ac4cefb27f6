/** A server for the built page: this machine only, only the files of one folder, with the headers of the app. */
import { createServer } from 'node:http'
import sirv from 'sirv'

/**
 * @typedef {object} Served
 * @property {string} address for example `http://127.0.0.1:4173/`
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} folder absolute path
 * @param {Readonly<Record<string, string>>} headers sent with every answer
 * @param {number} [preferredPort] another free port is taken if this one is in use
 * @returns {Promise<Served>}
 */
export async function serveFolder(folder, headers, preferredPort = 0) {
  const files = sirv(folder, { dev: true, etag: true })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    // A page from an earlier build must never be mixed with scripts from this one.
    response.setHeader('Cache-Control', 'no-cache')
    if (!isOwnAddress(request.headers.host)) {
      response.writeHead(403).end('This server answers only to its own address.\n')
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found.\n')
    })
  })
  const port = await listen(server, preferredPort)
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * A page elsewhere could point its own name at 127.0.0.1 and read our answers; its requests carry that name.
 * @param {string | undefined} host
 */
function isOwnAddress(host) {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
}

/**
 * @param {import('node:http').Server} server
 * @param {number} preferredPort
 * @returns {Promise<number>}
 */
function listen(server, preferredPort) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (preferredPort === 0) reject(error)
      else resolve(listen(server, 0))
    })
    server.listen(preferredPort, '127.0.0.1', () => {
      server.removeAllListeners('error')
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : preferredPort)
    })
  })
}
