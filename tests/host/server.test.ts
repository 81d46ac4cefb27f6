import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveFolder, type Served } from '../../build/serve.mjs'
import { securityHeaders } from '../../shared/host/security-headers.ts'

let folder: string
let server: Served

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'page/assets/main.js'), '')
  writeFileSync(join(folder, 'page/assets/engine.wasm'), '')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  server = await serveFolder(join(folder, 'page'), securityHeaders)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends a path exactly as written; `fetch` would tidy it up first. */
function ask(path: string, options: { readonly method?: string; readonly host?: string } = {}) {
  const { port, host } = new URL(server.address)
  return new Promise<{ status: number | undefined; type: string | undefined; policy: unknown }>((resolve, reject) => {
    const headers = { host: options.host ?? host }
    const question = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers }, (answer) => {
      answer.resume()
      const { 'content-type': type, 'content-security-policy': policy } = answer.headers
      resolve({ status: answer.statusCode, type, policy })
    })
    question.on('error', reject)
    question.end()
  })
}

describe('the page without a window', () => {
  test('listens on this machine only', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  })

  test.each([
    ['/', 'text/html;charset=utf-8'],
    ['/assets/main.js', 'text/javascript'],
    ['/assets/engine.wasm', 'application/wasm'],
  ])('%s is served as %s under the security policy of the window', async (path, type) => {
    const policy = securityHeaders['Content-Security-Policy']
    expect(await ask(path)).toEqual({ status: 200, type, policy })
  })

  test('the policy lets no text become code or a style sheet, and nothing come from elsewhere', () => {
    // Style attributes alone are allowed; they load nothing that the rest of the policy does not allow.
    const policy = securityHeaders['Content-Security-Policy'].replace("style-src-attr 'unsafe-inline'; ", '')
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*|https?:/)
    // WebAssembly is for the rasteriser; pictures the page makes itself are the only things without an address.
    expect(policy.match(/'[\w-]*unsafe[\w-]*'/g)).toEqual(["'wasm-unsafe-eval'"])
    const withSchemes = policy.split('; ').filter((directive) => /\b(?:data|blob):/.test(directive))
    expect(withSchemes.map((directive) => directive.split(' ')[0])).toEqual(['img-src'])
    for (const closed of ['default-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(policy).toContain(`${closed} 'none'`)
  })

  test.each([
    '/gone',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '//secret.txt',
    '/assets/../../secret.txt',
  ])('%s is not found', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  test('nothing can be written to it', async () => {
    expect((await ask('/index.html', { method: 'PUT' })).status).toBe(405)
  })

  test('a page elsewhere that points its own name here gets nothing', async () => {
    expect((await ask('/', { host: 'example.org' })).status).toBe(403)
  })

  test('takes another port when the preferred one is in use', async () => {
    const second = await serveFolder(join(folder, 'page'), securityHeaders, Number(new URL(server.address).port))
    expect(second.address).not.toBe(server.address)
    await second.close()
  })
})
