/** The library speaks every language: nothing is missing, nothing is left over. */
import { describe, expect, test } from 'vitest'
import { czechAttributes } from '../../shared/ops/czech.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { attributeTitle, wordsOf } from '../../shared/ops/words.ts'

const library: readonly AnyOp[] = Object.values(ops)

describe.each(library.map((op) => [op.id, op] as const))('%s in Czech', (_, op) => {
  const czech = wordsOf(op, 'cs')

  test('says what it computes in a sentence of its own', () => {
    expect(czech.summary).toMatch(/^.+[.…]$/u)
    expect(czech.summary).not.toBe(op.summary)
  })

  test('states a convention exactly where the declaration does', () => {
    expect(czech.convention === undefined).toBe(op.convention === undefined)
  })

  test('explains every attribute', () => {
    for (const name of Object.keys(op.attributes)) {
      expect(attributeTitle(op, name, 'cs'), name).not.toBe(attributeTitle(op, name, 'en'))
    }
  })
})

test('no translation outlives what it translates', () => {
  const said = new Set(
    library.flatMap((op) => Object.keys(op.attributes as object).map((name) => attributeTitle(op, name, 'en'))),
  )
  expect(Object.keys(czechAttributes).filter((english) => !said.has(english))).toEqual([])
})
