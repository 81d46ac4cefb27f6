/**
 * `npm run test:consumers`: installs the programs that read our exports from Debian (as root), then runs the tests
 * that feed them. `npm test` uses those that are present and skips the others.
 */
import { existsSync } from 'node:fs'
import { buildWhatChanged } from './build.mjs'
import { run, runOrFail } from './run.mjs'

const PACKAGES = [
  'texlive-latex-base',
  'texlive-latex-recommended',
  'texlive-latex-extra',
  'texlive-pictures',
  'texlive-fonts-recommended',
  'lmodern',
  'poppler-utils',
  'librsvg2-bin',
  'inkscape',
  'graphviz',
  'qpdf',
  'python3-numpy',
  'python3-torch',
]

if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  console.log(`Installing ${PACKAGES.join(', ')}.`)
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], quiet)
  await runOrFail('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], quiet)
} else {
  console.log('This is not Debian, or not root: only the programs already installed are used.')
}
await buildWhatChanged(['cli'])
await runOrFail(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts', 'tests/export'],
  { CHAINRULE_SLIDES: '1000' },
)
