// The builds themselves, through Vite.
import path from 'node:path';
import { EXTERNAL } from './entries.mjs';

/**
 * Bundles a program into one CommonJS file.
 * @param {string} root
 * @param {{source: string, output: string}} program
 * @param {string} outDir
 */
export async function bundleProgram(root, { source, output }, outDir) {
  const { build } = await import('vite');
  await build({
    ...common(root, outDir),
    publicDir: false,
    // Node's resolution and built-ins; but unlike a server's build, the packages go in.
    ssr: { target: 'node', noExternal: true, external: EXTERNAL },
    build: {
      ...options(outDir),
      ssr: path.join(root, source),
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: EXTERNAL,
        // What a program imports only when it needs it is a file of its own: to read and compile it takes time.
        output: {
          format: 'cjs',
          entryFileNames: output,
          chunkFileNames: ({ moduleIds }) => `${path.basename(output, '.cjs')}-${packageOf(moduleIds)}.cjs`,
        },
      },
    },
  });
}

/**
 * The package that a part of a program consists of: that of its last module, which imports the others.
 * @param {readonly string[]} modules paths of its files
 */
function packageOf(modules) {
  return /.*[\\/]node_modules[\\/](?<name>[^\\/]+)/.exec(modules.at(-1) ?? '')?.groups?.name ?? '[name]';
}

/**
 * Builds the page.
 * @param {string} root
 * @param {string} folder
 * @param {string} outDir
 */
export async function bundlePage(root, folder, outDir) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    ...common(path.join(root, folder), outDir),
    base: './',
    plugins: [react()],
    build: { ...options(outDir), target: 'chrome130', minify: true },
  });
}

/**
 * @param {string} root
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
function common(root, outDir) {
  const cacheDir = path.join(outDir, '.vite');
  return { root, configFile: false, envDir: false, mode: 'production', logLevel: 'warn', cacheDir };
}

/**
 * @param {string} outDir
 * @returns {import('vite').BuildEnvironmentOptions}
 */
function options(outDir) {
  return { outDir, emptyOutDir: false, sourcemap: true, reportCompressedSize: false };
}
