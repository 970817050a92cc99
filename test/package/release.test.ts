import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../support/run.ts';
import { filesBelow, npm, pack } from './packed.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a release, rehearsed', () => {
  let tarball: string;
  beforeAll(() => {
    tarball = pack();
  });

  it('packs the same bytes again', () => {
    expect(hash(pack())).toBe(hash(tarball));
  });

  it('has its version in the changelog', () => {
    expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(
      new RegExp(`^## ${manifest.version.replaceAll('.', '[.]')}\\b`, 'm'),
    );
  });

  it('npm would publish this tarball, under its name, with nothing in it to run', () => {
    const said = npm(
      tempFolder('release'),
      'publish',
      '--dry-run',
      '--ignore-scripts',
      '--offline',
      '--access',
      'public',
      '--json',
      tarball,
    );
    // npm 11 answers by package name, npm 10 with the package itself.
    const answer = JSON.parse(said);
    const { id, files } = answer[manifest.name] ?? answer;
    expect(id).toBe(`keycheck@${manifest.version}`);
    const paths = files.map((file: { path: string }) => file.path);
    expect(paths).toContain('bin/keycheck.js');
    expect(paths.filter((path: string) => /(^|\/)(\.env|\.npmrc|\.git|node_modules|test|src)/.test(path))).toEqual([]);
  });

  it('lists every package with code in the bundle (CycloneDX), each with version and licence', () => {
    npm(process.cwd(), 'run', 'sbom');
    const { bomFormat, specVersion, metadata, components } = JSON.parse(readFileSync('reports/sbom/bom.json', 'utf8'));
    expect([bomFormat, specVersion, metadata.component.name]).toEqual(['CycloneDX', '1.6', 'keycheck']);
    type Component = { group?: string; name: string; version: string; licenses?: unknown[] };
    const listed = new Map(
      (components as Component[]).map((one) => [`${one.group ? `${one.group}/` : ''}${one.name} ${one.version}`, one]),
    );
    const page = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
    const bundled = [...page.matchAll(/^- (\S+ \S+) \(/gm)].map((match) => match[1] ?? '');
    expect(bundled.length).toBeGreaterThan(30);
    expect(bundled.filter((one) => !listed.has(one))).toEqual([]);
    expect([...listed.values()].filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
    expect(readFileSync('reports/sbom/bom.json', 'utf8')).not.toContain(process.cwd());
  });
});

/** A node of the syntax tree, as far as it is looked at. */
type Node = {
  type: string;
  callee?: Node;
  arguments?: Node[];
  source?: Node | null;
  name?: string;
  value?: unknown;
  start: number;
  end: number;
};

function* nodesOf(value: unknown): Iterable<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

describe('the code that is shipped', () => {
  const files = filesBelow('dist').filter((path) => /\.c?js$/.test(path));
  const found = ['bin/keycheck.js', ...files.map((path) => join('dist', path))].flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return [...nodesOf(parseAst(text, { lang: 'js' }))].map((node) => ({
      path,
      node,
      text: text.slice(node.start, node.end).slice(0, 80),
    }));
  });
  const calls = (node: Node, ...names: string[]): boolean =>
    ['CallExpression', 'NewExpression'].includes(node.type) && names.includes(node.callee?.name ?? '');
  /** What a node loads: its name, `computed` where it is no plain text, null where it loads nothing. */
  const loads = (node: Node): string | null => {
    const isRequire = calls(node, 'require', '__require');
    if (!isRequire && !node.type.startsWith('Import') && !node.type.startsWith('Export')) return null;
    const named = isRequire ? node.arguments?.[0] : node.source;
    if (named === undefined || named === null) return null;
    return named.type === 'Literal' && typeof named.value === 'string' ? named.value : 'computed';
  };
  const loaded = found.flatMap(({ path, node, text }) => {
    const name = loads(node);
    return name === null ? [] : [{ path, name, text }];
  });

  it('makes no code out of text', () => {
    const makers = found.filter(({ node }) => calls(node, 'eval', 'Function', 'AsyncFunction', 'GeneratorFunction'));
    expect(makers.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    expect(found.length).toBeGreaterThan(50_000);
  });

  it('loads its own files and Node, and nothing whose name is made while it runs', () => {
    const strange = loaded.filter(({ name }) => !isBuiltin(name) && !/^\.{1,2}\/[\w./-]+\.cjs$/.test(name));
    expect(strange.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    expect(loaded.length).toBeGreaterThan(100);
  });

  it('has no use for the parts of Node that run or open other code', () => {
    const makers = /^(?:node:)?(?:vm|module|inspector|repl|worker_threads|cluster|wasi|sea)(?:\/|$)/;
    const uses = loaded.filter(({ name }) => makers.test(name)).map(({ path, name }) => `${path}: ${name}`);
    // Doctor's search starts one file of the package as a second thread, by a path that stands in the code.
    const thread = ['dist/chunks/search.cjs: node:worker_threads', 'dist/search-thread.cjs: node:worker_threads'];
    expect(uses.sort()).toEqual(thread);
    const started = found.filter(({ node, text }) => node.type === 'NewExpression' && text.includes('Worker('));
    expect(started.length).toBe(1);
    const named = found.filter(({ text }) => text.startsWith('const searchThread = '));
    expect(named.map(({ text }) => text)).toEqual([
      'const searchThread = (0, node_path().join)(__dirname, "../search-thread.cjs");',
    ]);
  });
});
