/** Drawing on the canvas: adding, connecting, arranging, finding. */
export const drawingText = {
  quickAdd: {
    title: {
      alone: 'Add an op',
      takes: 'Add an op that takes this value',
      gives: 'Add an op that gives this input',
      splits: 'Put an op into this wire',
    },
    hint: '↑ ↓ to choose, Enter to add, Esc to close',
    nothingFits: (query: string) => `No op that fits this wire matches “${query}”.`,
  },
}
