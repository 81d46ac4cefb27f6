export const dockText = {
  dock: {
    title: 'Panels',
    maximise: 'Full height',
    close: 'Close panel',
    loading: 'Loading…',
    panels: {
      steps: 'Steps',
      training: 'Training',
      clinic: 'Clinic',
      likelihood: 'Likelihood',
      convolution: 'Convolution',
      insights: 'Insights',
      history: 'History',
      problems: 'Problems',
    },
    resize: { palette: 'Width of the library', inspector: 'Width of the inspector', dock: 'Height of the panel' },
  },
}
