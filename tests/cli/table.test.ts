import { describe, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

const tableOf = async (...call: string[]) =>
  chainrule(['table', folder.write('a.chainrule', problem2), ...call], { terminal: false })

describe('chainrule table', () => {
  test.each([
    [['s'], '1\n1.2246467991473532e-16\n'],
    [['y', '--to', 'json'], '2\n'],
    [['s:0', '--to', 'csv'], /^6\.12\d*e-17,0\n0,-1\n$/],
    [['y:0', '--to', 'latex'], /\\begin\{bmatrix\}\s*2 & 1\s*\\end\{bmatrix\}/],
    [['w', '--gradient', '--to', 'latex'], /\\begin\{bmatrix\}[^]*0\.1192[^]*\\end\{bmatrix\}/],
    [[], /^id,op,shape,value,gradient,jacobian,rows,columns\n[^]*\ns:0,,"\[2, 2\]"/],
  ])('%j', async (call, expected) => {
    const { stdout, exitCode } = await tableOf(...call)
    expect(exitCode).toBe(0)
    if (typeof expected === 'string') expect(stdout).toBe(expected)
    else expect(stdout).toMatch(expected)
  })

  test('npz holds every array under its name, npy one of them', async () => {
    const { bytes } = await tableOf('--to', 'npz')
    const names = Object.keys(unzipSync(bytes))
    expect(names).toEqual(expect.arrayContaining(['w.npy', 'w.gradient.npy', 's:0.jacobian.npy', 'L.npy']))
    const one = await tableOf('w', '--to', 'npy')
    expect(Buffer.from(one.bytes)).toEqual(Buffer.from(unzipSync(bytes)['w.npy']))
  })

  test.each([
    [['v'], 'no node is called "v"'],
    [['--to', 'npy'], 'npy holds one array'],
    [['w', '--to', 'npz'], 'npy holds one array'],
    [['l', '--gradient', '--set', 'l=1'], null],
  ])('%j says what is wrong, or answers', async (call, sentence) => {
    const { stdout, stderr, exitCode } = await tableOf(...call)
    if (sentence === null) expect(exitCode).toBe(0)
    else {
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
      expect(stderr).toContain(sentence)
    }
  })
})
