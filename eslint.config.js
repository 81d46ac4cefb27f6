/** Lint rules: the layers, and the house style as far as a machine can see it. */
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has the same name everywhere.',
}

/** @param {readonly { readonly group: readonly string[], readonly message: string }[]} patterns */
const refuse = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

const reactFlow = {
  group: ['@xyflow/*', 'reactflow'],
  message: 'React Flow stays inside renderer/canvas/, so that its next major version touches one folder.',
}
const node = {
  group: ['node:*', 'electron', 'fs', 'path', 'os', 'child_process', 'worker_threads', 'url', 'crypto'],
  message: 'This layer also runs in a browser: reach files and the system through the host contract in shared/host/.',
}
const dom = {
  group: ['react', 'react-dom', 'react/*', 'react-dom/*', 'zustand', 'radix-ui', 'lucide-react'],
  message: 'shared/ runs without a page: what is drawn on the screen belongs in renderer/.',
}
const layer = (...names) => ({
  group: names.map((name) => `**/../${name}/**`),
  message: 'renderer, electron and cli never import each other: what they share belongs in shared/.',
})
const outside = {
  group: ['**/../renderer/**', '**/../electron/**', '**/../cli/**', '**/../build/**', '**/../tests/**'],
  message: 'shared/ imports nothing outside itself: every program stands on it.',
}

export default defineConfig(
  { ignores: ['out/**', 'release/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      // An index that was just checked, or a loop that cannot leave the array, needs no second check at run time.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Loops over typed arrays read several of them at the same index.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', noDefaultExport],
      // Characters that XML and file names refuse are written as what they are.
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
      },
    },
  },
  { files: ['shared/**'], rules: refuse(node, dom, outside, reactFlow) },
  { files: ['renderer/**'], rules: refuse(node, layer('electron', 'cli', 'build', 'tests'), reactFlow) },
  {
    files: ['renderer/canvas/**'],
    rules: refuse(node, layer('electron', 'cli', 'build', 'tests')),
  },
  { files: ['electron/**'], rules: refuse(dom, layer('renderer', 'cli', 'build', 'tests'), reactFlow) },
  {
    files: ['cli/**'],
    rules: refuse(dom, { ...node, group: ['electron'] }, layer('renderer', 'electron', 'build', 'tests'), reactFlow),
  },
  { files: ['renderer/**/*.ts', 'renderer/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  // Their tools demand a default export.
  { files: ['build/**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
