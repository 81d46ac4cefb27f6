import { expect, it } from 'vitest'
import { FORMAT_VERSION } from '../../shared/document/document.ts'
import { migrate, MIGRATIONS, type Migrations } from '../../shared/document/migrate.ts'

it('every version up to the one before the newest has a migration', () => {
  const versions = Array.from({ length: FORMAT_VERSION - 1 }, (_, index) => String(index + 1))
  expect(Object.keys(MIGRATIONS)).toEqual(versions)
})

it('a file of the newest version is left as it is', () => {
  const file = { version: FORMAT_VERSION }
  expect(migrate(file, FORMAT_VERSION)).toBe(file)
})

it('a file of version 1 goes through each later version in turn', () => {
  const migrations: Migrations = {
    1: ({ title, ...rest }) => ({ ...rest, name: title ?? '' }),
    2: ({ name, ...rest }) => ({ ...rest, names: [name] }),
  }
  const file = { version: 1, title: 'Sine', nodes: [] }
  expect(migrate(file, 1, 2, migrations)).toEqual({ version: 2, name: 'Sine', nodes: [] })
  expect(migrate(file, 1, 3, migrations)).toEqual({ version: 3, names: ['Sine'], nodes: [] })
  expect(migrate({ version: 2, name: 'Sine' }, 2, 3, migrations)).toEqual({ version: 3, names: ['Sine'] })
})
