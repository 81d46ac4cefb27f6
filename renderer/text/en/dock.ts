export const dockText = {
  dock: {
    title: 'Panels',
    maximise: 'Full height',
    close: 'Close panel',
    loading: 'Loading…',
    panels: {
      steps: 'Steps',
      training: 'Training',
      likelihood: 'Likelihood',
      convolution: 'Convolution',
      insights: 'Insights',
      problems: 'Problems',
    },
    resize: { palette: 'Width of the library', inspector: 'Width of the inspector', dock: 'Height of the panel' },
  },
}
