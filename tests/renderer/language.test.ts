/** The window speaks one language at a time: sentences and ops follow the texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openText } from '../../renderer/commands/file.ts'
import { searchOps } from '../../renderer/panels/palette/search-ops.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { describeProblem, groupTitle } from '../../renderer/text/spoken.ts'
import { speak, text } from '../../renderer/text/text.ts'
import { problem } from '../../shared/problem/problem.ts'
import { largeGraph } from '../benchmarks/large-graph.ts'
import { startWindow } from './start-window.ts'

afterEach(() => speak('en'))

test('problems, groups and texts are said in the language that was chosen', () => {
  const found = problem('graph/duplicate-id', { id: 'w' })
  expect([describeProblem(found), groupTitle('losses')]).toEqual([
    'two nodes are called "w"; give each node a name of its own.',
    'losses',
  ])
  const english = text.commands.undo
  speak('cs')
  expect(describeProblem(found)).toBe('dva uzly se jmenují „w“; dejte každému uzlu vlastní jméno.')
  expect(groupTitle('losses')).toBe('ztrátové funkce')
  expect(text.commands.undo).not.toBe(english)
})

test('ops are found by their Czech names and still by their English ones', () => {
  speak('cs')
  expect(searchOps('křížová')[0].id).toBe('cross_entropy')
  expect(searchOps('skalární')[0].id).toBe('dot')
  expect(searchOps('dot')[0].id).toBe('dot')
  expect(searchOps('xent').map(({ id }) => id)).toContain('cross_entropy')
})

test('the wires of a large graph are called otherwise as soon as another language is spoken', async () => {
  const window = startWindow('empty')
  openText(largeGraph(), null)
  await vi.waitFor(() => expect(useDrawing.getState().wires.size).toBe(1_500), { timeout: 30_000 })
  const titles = () => new Set([...useDrawing.getState().wires.values()].map(({ title }) => title.split(' ')[1]))
  expect(titles()).toEqual(new Set(['to']))
  speak('cs')
  await vi.waitFor(() => expect(titles()).toEqual(new Set(['do'])), { timeout: 30_000 })
  window.stop()
}, 90_000)

test('no part of the window says problems or ops in English only', () => {
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('spoken.ts'))
    .map((file) => [file, readFileSync(join('renderer', file), 'utf8')] as const)
  const guilty = files
    .filter(([, source]) => /import \{[^}]*\bdescribeProblem\b[^}]*\} from '[^']*shared\/problem/.test(source))
    .map(([file]) => file)
  expect(guilty, 'import describeProblem from text/spoken.ts').toEqual([])
})
