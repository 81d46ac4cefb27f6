/**
 * `npm run package`: installers for this system, in `release/`. What stands after `--` goes to electron-builder:
 * `npm run package -- --dir` makes the program without an installer, `-- --mac --arm64` chooses. Never publishes.
 */
import { buildWhatChanged } from './build.mjs'
import { makeIcons } from './packaging/make-icons.mjs'
import { run } from './run.mjs'

await buildWhatChanged(['renderer', 'electron'])
await makeIcons()
process.exit(
  await run(process.execPath, [
    'node_modules/electron-builder/cli.js',
    ...['--config', 'build/packaging/configuration.mjs', '--publish', 'never'],
    ...process.argv.slice(2),
  ]),
)
