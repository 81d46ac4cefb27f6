/** Drawing on the canvas: adding, connecting, arranging, finding. */
import { plural } from './plural.ts'

export const drawingText = {
  drawing: {
    frameTitle: 'Frame',
    frameTitleField: 'Title of the frame',
    members: 'Members',
    newComment: 'Comment',
    commentText: 'Text of the comment',
    commentHint: 'Enter to finish, Shift+Enter for a new line, TeX between $ signs',
    typeLetter: (id: string) => `Connect ${id}: type the letter of a port, or Esc.`,
    nothingTakes: (id: string) => `No port can take the value of ${id}; add an op first.`,
    clickEnd: {
      source: 'Click the input that takes the value, or press Esc.',
      target: 'Click the output that gives the value, or press Esc.',
    },
    sameEnds: {
      source: 'A wire runs from an output to an input; both ends are outputs. End it at a port on the left of a node.',
      target: 'A wire runs from an output to an input; both ends are inputs. End it at a port on the right of a node.',
    },
    noOpenInput: (id: string) => `${id} has no open input.`,
    menuOf: {
      canvas: 'Canvas',
      node: 'Node',
      wire: 'Wire',
      frame: 'Frame',
      comment: 'Comment',
    },
    pasted: (nodes: number) => `Pasted ${plural(nodes, 'node', 'nodes')}`,
    copied: (nodes: number) => `Copied ${plural(nodes, 'node', 'nodes')}`,
  },
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
  findNode: {
    title: 'Find a node',
    placeholder: 'Name, op or value…',
    hint: '↑ ↓ to look at each, Enter to go there, Esc to close',
    nothing: (query: string) => `No node matches “${query}”.`,
    list: 'The graph as a list',
  },
  minimap: 'Map of the graph',
  menu: {
    insert: 'Put an op into this wire…',
    deleteWire: 'Delete wire',
    select: 'Select',
    align: 'Align',
    addHere: 'Add an op here…',
    commentHere: 'Add a comment here',
    editFrame: 'Edit title',
    editComment: 'Edit text',
  },
}
