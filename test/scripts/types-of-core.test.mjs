import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

/**
 * The names that TypeScript does not find in a file of this content, checked with the options of one of our projects.
 * @param {string} project file name of its configuration
 * @param {string} content
 */
function unknownNames(project, content) {
  const { config } = ts.readConfigFile(path.join(root, project), ts.sys.readFile);
  // Only the declarations beside the sources, which say what is global: the sources themselves take long.
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const probe = path.join(root, 'electron', 'core', 'probe.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) =>
    name === probe ? ts.createSourceFile(name, content, ts.ScriptTarget.ES2023) : read(name, ...rest);
  const globals = fileNames.filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([probe, ...globals], options, host);
  const messages = program.getSemanticDiagnostics(program.getSourceFile(probe));
  return messages.map(
    ({ messageText }) => /'(\w+)'/.exec(ts.flattenDiagnosticMessageText(messageText, ' '))?.[1],
  );
}

const OF_NODE = ['process', 'Buffer', 'setTimeout'];
const OF_THE_DOM = ['document', 'navigator'];
const probe = [...OF_NODE, ...OF_THE_DOM, 'URL'].map((name) => `void ${name};`).join('\n');

it('the core sees neither the types of Node nor those of the DOM, but the two globals that it may use', () => {
  expect(unknownNames('tsconfig.core.json', `export {};\n${probe}`)).toEqual([...OF_NODE, ...OF_THE_DOM]);
});

it('the main process sees the types of Node, and none of a page', () => {
  expect(unknownNames('tsconfig.node.json', `export {};\n${probe}`)).toEqual(['document']);
});
