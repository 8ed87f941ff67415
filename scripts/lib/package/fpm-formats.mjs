// Parses fpm's command line and writes the control files of both formats. Pure.

/**
 * @typedef {object} FpmOptions
 * @property {'deb' | 'rpm'} type
 * @property {string} output
 * @property {Record<string, string>} fields name, version, architecture, maintainer, url, license, …
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {Record<string, string>} scripts Debian's names
 * @property {{from: string, to: string}[]} files
 * @property {{method: string, level: number | null}} compression
 * @property {string} architecture
 */

const SCRIPTS = /** @type {const} */ ({
  'after-install': 'postinst',
  'before-remove': 'prerm',
  'after-remove': 'postrm',
});
const ALIASES = /** @type {Record<string, string>} */ ({ s: 'input-type', t: 'output-type', d: 'depends' });

/**
 * @param {string[]} args
 * @returns {FpmOptions}
 */
export function parseFpmArgs(args) {
  /** @type {[string, string][]} */
  const pairs = [];
  const files = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--force' || word === '--debug') continue;
    if (!word.startsWith('-')) {
      const cut = word.indexOf('=');
      files.push({ from: word.slice(0, cut), to: word.slice(cut + 1) });
      continue;
    }
    const [, name = '', value] = /^--?([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    pairs.push([ALIASES[name] ?? name, value ?? args[++i] ?? '']);
  }
  const all = (/** @type {string} */ name) => pairs.filter(([key]) => key === name).map(([, value]) => value);
  const fields = Object.fromEntries(pairs);
  const type = fields['output-type'];
  if (type !== 'deb' && type !== 'rpm') throw new Error(`fpm.mjs makes deb and rpm, not ${type}`);
  return {
    type,
    fields,
    files,
    output: fields['package'] ?? '',
    architecture: fields['architecture'] ?? '',
    depends: all('depends'),
    recommends: all('deb-recommends'),
    scripts: Object.fromEntries(
      Object.entries(SCRIPTS).flatMap(([option, name]) => (fields[option] ? [[name, fields[option]]] : [])),
    ),
    compression:
      fields['deb-compression'] === 'gz' ? { method: 'gzip', level: 1 } : { method: 'xz', level: null },
  };
}

/**
 * The first line of a description, and the rest.
 * @param {Record<string, string>} fields
 */
function words({ description = '', name = '' }) {
  const lines = description
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [summary = name, ...rest] = lines;
  return { summary, rest };
}

/**
 * Debian's control file.
 * @param {FpmOptions} options
 * @param {number} kib installed size
 */
export function control({ fields, depends, recommends, architecture }, kib) {
  const { summary, rest } = words(fields);
  return [
    `Package: ${fields['name']}`,
    `Version: ${fields['version']}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${fields['maintainer']}`,
    `Installed-Size: ${kib}`,
    `Depends: ${depends.join(', ')}`,
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    `Section: ${fields['category'] ?? 'utils'}`,
    `Priority: ${fields['deb-priority'] ?? 'optional'}`,
    `Homepage: ${fields['url']}`,
    `Description: ${summary}`,
    ...rest.map((line) => ` ${line}`),
    '',
  ].join('\n');
}

/**
 * An rpm's spec; the package has the files of `tree` unchanged.
 * @param {FpmOptions} options
 * @param {string} tree
 * @param {(name: string) => string | null} script text of a script, by Debian's name
 */
export function spec({ fields, depends, files }, tree, script) {
  const { summary, rest } = words(fields);
  const section = (/** @type {string} */ title, /** @type {string} */ name) => {
    const text = script(name);
    return text === null ? [] : [`%${title}`, text.replaceAll('%', '%%')];
  };
  return [
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    '%define debug_package %{nil}',
    `%define _binary_payload ${fields['rpm-compression'] === 'gzip' ? 'w1.gzdio' : 'w2.xzdio'}`,
    'AutoReqProv: no',
    `Name: ${fields['name']}`,
    // A hyphen in an rpm's version separates it from its release.
    `Version: ${(fields['version'] ?? '').replaceAll('-', '_')}`,
    `Release: ${fields['iteration'] ?? '1'}`,
    `Summary: ${summary}`,
    `License: ${fields['license']}`,
    `URL: ${fields['url']}`,
    ...depends.map((name) => `Requires: ${name}`),
    '%description',
    ...(rest.length > 0 ? rest : [summary]),
    '%install',
    `mkdir -p %{buildroot} && cp -a '${tree}'/. %{buildroot}/`,
    '%files',
    '%defattr(-,root,root,-)',
    ...files.map(({ to }) => `"${to}"`),
    ...section('post', 'postinst'),
    ...section('preun', 'prerm'),
    ...section('postun', 'postrm'),
    '',
  ].join('\n');
}
