import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesToOpen } from '../../electron/open-arguments.ts'
import { answerPageRequest, isPageAddress } from '../../electron/page-files.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

const inFolder = useTemporaryFolder()

async function request(address: string): Promise<Response> {
  mkdirSync(inFolder('page/assets'), { recursive: true })
  writeFileSync(inFolder('page/index.html'), '<!doctype html>')
  writeFileSync(inFolder('page/assets/engine.wasm'), '')
  writeFileSync(inFolder('page/assets/a b.js'), '')
  writeFileSync(inFolder('secret.txt'), 'secret')
  return answerPageRequest(inFolder('page'), address)
}

describe('the address app://chainrule/', () => {
  test.each([
    ['app://chainrule/index.html', 'text/html; charset=utf-8'],
    ['app://chainrule/assets/engine.wasm', 'application/wasm'],
    ['app://chainrule/assets/a%20b.js?v=1#top', 'text/javascript; charset=utf-8'],
  ])('%s answers as %s under the security policy', async (address, mediaType) => {
    const response = await request(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(mediaType)
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  test.each([
    'app://chainrule/',
    'app://chainrule/gone.js',
    'app://chainrule/../secret.txt',
    'app://chainrule/%2e%2e/secret.txt',
    'app://chainrule/..%2fsecret.txt',
    'app://chainrule/assets/..%2f..%2fsecret.txt',
    'app://chainrule/%00',
    'app://chainrule/%E0%A4%A',
    'app://elsewhere/index.html',
    'https://chainrule/index.html',
  ])('%s is not found', async (address) => {
    const response = await request(address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  test.each([
    ['app://chainrule/index.html', true],
    ['app://chainrule', true],
    ['app://chainrule.example/', false],
    ['https://example.org/app://chainrule/', false],
    ['', false],
  ])('the address %j belongs to the page: %s', (address, belongs) => {
    expect(isPageAddress(address)).toBe(belongs)
  })
})

test.each([
  ['from a checkout', ['electron', '.', 'a.chainrule'], false, ['/home/me/a.chainrule']],
  ['as root from a checkout', ['electron', '--no-sandbox', '/work', '/tmp/a', 'b'], false, ['/tmp/a', '/home/me/b']],
  ['installed', ['/opt/chainrule', '--flag', 'a.chainrule'], true, ['/home/me/a.chainrule']],
  ['without a file', ['/opt/chainrule'], true, []],
])('started %s, the words %j name files', (_how, words, isInstalled, paths) => {
  expect(filesToOpen(words, '/home/me', isInstalled)).toEqual(paths)
})
