/** Stories: the built page in a real Chromium, as a student meets it. */
import { defineConfig } from '@playwright/test'
import { findChromium } from './chromium.mjs'
import { outputFolder, sourceFolder } from './vite/folders.ts'

const chromium = findChromium()

export default defineConfig({
  testDir: sourceFolder('tests/stories'),
  testMatch: '*.story.ts',
  outputDir: outputFolder('test-results/stories'),
  reporter: [['list'], ['json', { outputFile: outputFolder('test-results/stories.json') }]],
  forbidOnly: process.env['CI'] !== undefined,
  // A busy machine may miss a moment once; what fails twice is broken. The report names what needed a second try.
  retries: process.env['CI'] === undefined ? 0 : 1,
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
