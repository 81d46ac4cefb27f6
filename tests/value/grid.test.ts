import { expect, test } from 'vitest'
import { addColumn, addRow, fillGrid, fromGrid, removeColumn, removeRow, toGrid } from '../../shared/value/grid.ts'

test.each([
  [['pi/2', 1]],
  [
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [[[5]]],
])('%j is a grid, and comes back as it was', (value) => {
  const grid = toGrid(value)
  expect(grid === null ? null : fromGrid(grid)).toEqual(value)
})

test.each([[1], ['randn(3)'], [[]], [[[]]], [[[[1]]]], [[[1], [2, 3]]], [{ shape: [2], fill: 0 }]])(
  '%j is no grid',
  (value) => {
    expect(toGrid(value)).toBeNull()
  },
)

test('rows and columns come and go, but the last entry stays', () => {
  const vector = toGrid([1, 2])!
  expect(fromGrid(addColumn(vector))).toEqual([1, 2, 0])
  expect(fromGrid(addRow(vector))).toEqual([
    [1, 2],
    [0, 0],
  ])
  expect(fromGrid(removeColumn(removeColumn(vector, 1), 0))).toEqual([1])
  expect(fromGrid(removeRow(addRow(vector), 0))).toEqual([[0, 0]])
})

test('a block is filled in from a cell on, and the grid grows to hold it', () => {
  const grid = toGrid([
    [1, 2],
    [3, 4],
  ])!
  expect(fromGrid(fillGrid(grid, [['pi']], 0, 1))).toEqual([
    [1, 'pi'],
    [3, 4],
  ])
  expect(
    fromGrid(
      fillGrid(
        grid,
        [
          [7, 8],
          [9, 10],
        ],
        1,
        1,
      ),
    ),
  ).toEqual([
    [1, 2, 0],
    [3, 7, 8],
    [0, 9, 10],
  ])
  expect(fromGrid(fillGrid(toGrid([1, 2])!, [[5, 6]], 0, 1))).toEqual([1, 5, 6])
})
