import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'artefacts/**', 'web/src/api/schema.gen.d.ts'] },
  ...tseslint.configs.strictTypeChecked.map((c) => ({ ...c, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // The stages are pure: nothing under these folders may reach for the outside on its own.
    files: [
      'src/{domain,record,language,reading,extraction,grouping,weighing,assessment,publishing}/**/*.ts',
    ],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'process',
          message: 'Stages are pure: take what you need as an argument; src/cli reads the environment.',
        },
        { name: 'fetch', message: 'Stages are pure: no network.' },
        { name: 'setTimeout', message: 'Stages are pure: no timers.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Stages are pure: take the instant as an argument.' },
        { object: 'Math', property: 'random', message: 'The same input must give the same bytes.' },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'eval/**/*.ts', 'training/**/*.ts', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // The web app: hooks by their rules; what the browser is told, it is told through React.
    ...reactHooks.configs.flat['recommended-latest'],
    files: ['web/**/*.{ts,tsx}'],
  },
  {
    // It warns of what the React Compiler cannot compile (every useVirtualizer); the app is built without that compiler.
    files: ['web/**/*.{ts,tsx}'],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  { ...regexp.configs['flat/recommended'], files: ['**/*.{ts,tsx}'] },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
);
