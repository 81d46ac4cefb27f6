/** What stands between the numbers of an exported file: comments, headings and the names of columns. */
export const english = {
  script: {
    /** The first line of a script. */
    header: (does: 'forward' | 'backward' | 'update') =>
      `${{ forward: 'Forward pass', backward: 'Forward pass and backpropagation', update: 'Forward pass, backpropagation and one step of gradient descent' }[does]}, written by Chainrule.`,
    sources: 'Inputs and parameters',
    forward: 'Forward pass',
    backward: (loss: string) => `Backward pass; dx is the gradient of ${loss} with respect to x`,
    autograd: 'Backpropagation; the gradients of computed tensors are kept only where asked for',
    update: 'One step of gradient descent',
    frozen: 'frozen',
    /** The line that says what a helper function does. */
    helper: (_name: string, docstring: string) => docstring,
  },
  latex: {
    written: (description: string) => `${description} Written by Chainrule.`,
    needs: 'The document that includes it needs:',
    letters: 'Letters that pdfLaTeX has no fonts for: it shows their numbers; XeLaTeX and LuaLaTeX show the letters.',
    includedLetters:
      'Numbers of letters that pdfLaTeX has no fonts for; define the commands otherwise to show their first argument.',
    ownPage: 'A page as large as the figure, which A4 could not hold with legible type.',
    fitted: 'What would be too large for the slide is made to fit.',
  },
  tikz: {
    colours: 'Colours',
    styles: 'Styles',
    matrices: 'Columns of matrices as close as they were measured',
    background: 'Background',
    frames: 'Frames',
    nodes: 'Nodes',
    captions: 'Names, values and gradients of nodes',
    wires: 'Wires',
    comments: 'Comments',
    above: 'Values, above the wires',
    below: 'Local gradients and the gradients that come back, below the wires',
  },
  columns: { node: 'node', op: 'op', shape: 'shape', value: 'value', gradient: 'gradient' },
  attachment: 'The graph, for Chainrule',
}
