import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { functionLength } from './scripts/lib/lint/function-length.mjs';

// House rules that a machine can check; the direction of imports is in .dependency-cruiser.cjs.
const ownRules = { house: { rules: { 'function-length': functionLength } } };

/** Properties that are spread only to save lines; a condition (`...(x && { a })`) is another thing. */
const packedSpread = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Write one property a line instead of spreading a literal.',
};

/** Module-level mutable state: what changes lives in an object that is passed on. */
const moduleState = [
  { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No module-level mutable state.' },
  {
    selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
    message: 'No module-level mutable state.',
  },
  {
    selector:
      'Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]',
    message: 'No module-level mutable state.',
  },
];

const freshFormatter = {
  selector:
    'NewExpression[callee.object.name="Intl"][callee.property.name=/^(DateTimeFormat|NumberFormat)$/]',
  message: 'Use core/text/formatters: V8 frees the memory of each new formatter late.',
};

/** @type {import('eslint').Linter.RulesRecord} */
const house = {
  'house/function-length': 'error',
  'max-lines': ['error', { max: 350 }],
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
  ],
  eqeqeq: ['error', 'always'],
  'no-console': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreVoidOperator: true, ignoreArrowShorthand: true },
  ],
  'no-restricted-syntax': ['error', packedSpread, ...moduleState],
};

/** @type {import('eslint').Linter.RulesRecord} */
const electronOnlyInNative = {
  'no-restricted-imports': [
    'error',
    {
      paths: [{ name: 'electron', message: 'Only electron/native, main.ts and preload.ts import electron.' }],
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'coverage/',
      'test-results/',
      'node_modules/',
      'scripts/fallback-runtime/default_app/',
      'types/',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all files: with the referenced projects of tsconfig.json the linter would hold four, in three
        // times the memory.
        project: ['tsconfig.lint.json', 'electron/{transcripts,history}/wasm/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: ownRules,
    rules: house,
  },
  {
    files: ['{electron,renderer}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', packedSpread, ...moduleState, freshFormatter] },
  },
  {
    // AssemblyScript: to TypeScript all its number types are one, and an instance of the module is the object that
    // holds its state.
    files: ['electron/{transcripts,history}/wasm/*.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    plugins: ownRules,
    rules: {
      'house/function-length': 'error',
      'max-lines': house['max-lines'],
      'no-restricted-syntax': ['error', packedSpread],
    },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/native/**', 'electron/main.ts', 'electron/preload.ts'],
    rules: electronOnlyInNative,
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['*.config.{ts,mts,mjs}', 'test/**/*.{ts,tsx}'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
