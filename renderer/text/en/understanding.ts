/** The inspector's explanations: why, where from, how sure. */
export const understandingText = {
  understanding: {
    raw: 'As computed',
    rawHint: 'Every digit of the floats, rounding errors included',
    unreached: 'Not reached yet.',
    derivation: 'Derivation',
    showDerivation: 'Show the derivation',
    heatMap: (rows: number, columns: number, scale: string) =>
      `Picture of ${rows} × ${columns} numbers; the strongest colours are ±${scale}`,
    moreMaps: (count: number) => `… and ${count.toLocaleString('en')} more maps`,
    structure: {
      diagonal: 'Diagonal: every entry answers to its own input only.',
      identity: 'The identity: what arrives passes unchanged.',
      dense: (rows: string, columns: string) => `Rows are the entries of ${rows}, columns those of ${columns}.`,
    },
    why: {
      title: 'Why is this zero?',
      ask: 'Why is this zero?',
      entry: (entry: number) => `entry ${entry}`,
      all: 'all entries',
      paths: (listed: number, all: number) =>
        listed === all
          ? `${all} ${all === 1 ? 'path' : 'paths'} from the loss`
          : `${listed} of ${all.toLocaleString('en')} paths`,
      goTo: (from: string, to: string) => `Go to ${from} → ${to}`,
    },
    origin: {
      title: 'Where did this begin?',
      goTo: (id: string) => `Go to ${id}`,
    },
    check: {
      ask: 'Check numerically',
      title: 'Numerical check',
      agrees: (digits: string) => `Central differences agree; the largest relative difference is ${digits}.`,
      differs: (digits: string) =>
        `Central differences differ by ${digits}: a kink or a jump is near, or the numbers are too large to be told apart.`,
      numbers: (entry: number, analytic: string, numeric: string) =>
        `Entry ${entry}: derived ${analytic}, measured ${numeric}.`,
      some: (checked: number, total: number) => `${checked} of ${total.toLocaleString('en')} entries were moved.`,
      impossible: 'There is nothing to compare: no gradient flows here, or it is too large to be written down.',
    },
    path: {
      ask: 'As one product of Jacobians',
      title: 'One product of Jacobians',
      symbols: 'Symbols',
      numbers: 'Numbers',
      shapes: 'Shapes',
      left: 'From the loss',
      right: (id: string) => `From ${id}`,
      order: 'Order',
      operations: 'Operations',
      total: (count: number) => count.toLocaleString('en'),
      cost: (multiplications: number, additions: number) =>
        `${multiplications.toLocaleString('en')} × and ${additions.toLocaleString('en')} +`,
    },
    scalars: {
      expand: 'Write vectors out',
      back: 'Back to vectors',
      hint: 'The graph in single numbers, with the same gradients; and back',
    },
    settings: {
      title: 'Document settings',
      hint: 'They change how numbers are written, here, in solutions and in exports, never what is computed.',
      decimals: 'Decimals',
      labelSet: 'Labels',
      labelSets: { own: 'as the op', 'plus-minus-one': '±1', 'zero-one': '0/1' },
      logBase: 'Unit of log losses',
      logBases: { nat: 'nat', bit: 'bit', hartley: 'hartley' },
      layout: 'Gradients of vectors',
      layouts: { parameter: 'like w', numerator: 'rows', denominator: 'columns' },
      direction: 'Wires run',
      directions: { right: 'right', down: 'down' },
      change: (setting: string) => `Change ${setting}`,
    },
  },
}
