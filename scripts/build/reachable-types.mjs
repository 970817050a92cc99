import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'rolldown/utils';

/**
 * What an entry's declarations need, and nothing else: its exports, the types those are made of, and so on through the files
 * they come from. Gives each of those files with the declarations that are needed, comments included.
 */
export function reachableTypes(entry) {
  const files = new Map();
  const open = (path) => {
    if (!files.has(path)) files.set(path, read(path));
    return files.get(path);
  };
  // A file has two sets of names: those it exports, and those it uses itself. Only a declaration has a place in both.
  const need = (path, name, inside) => {
    const found = open(path).find((one) => one.names.includes(name) && (inside ? one.local : one.exported));
    if (found === undefined || found.needed.has(name)) return;
    found.needed.add(name);
    const from = found.sources.get(name);
    if (from) need(join(dirname(path), from.file), from.name, false);
    else for (const used of found.uses) need(path, used, true);
  };
  for (const { exported, names } of open(entry)) {
    if (exported) for (const name of names) need(entry, name, false);
  }
  const kept = [...files].map(([path, statements]) => [path, textOf(statements)]);
  return new Map(kept.filter(([, text]) => text !== ''));
}

/** The statements of a declaration file, each with its names, what it uses, and where names come from that it only passes on. */
function read(path) {
  const text = readFileSync(path, 'utf8');
  return parseSync(path, text, { lang: 'dts' }).program.body.map((node, index, all) => ({
    node,
    text: text.slice(index === 0 ? 0 : all[index - 1].end, node.end).trim(),
    exported: node.type === 'ExportNamedDeclaration',
    local: node.type !== 'ExportNamedDeclaration' || !node.source,
    ...namesOf(node),
    needed: new Set(),
  }));
}

function namesOf(node) {
  if (node.source) {
    const specifiers = node.specifiers.map(({ local, imported, exported }) => ({
      name: (exported ?? local).name,
      from: { file: node.source.value.replace(/\.ts$/, '.d.ts'), name: (imported ?? local).name },
    }));
    return {
      names: specifiers.map(({ name }) => name),
      sources: new Map(specifiers.map(({ name, from }) => [name, from])),
      uses: [],
    };
  }
  const declaration = node.declaration ?? node;
  const ids = declaration.declarations?.map(({ id }) => id) ?? [declaration.id].filter(Boolean);
  return { names: ids.map(({ name }) => name), sources: new Map(), uses: identifiersIn(declaration) };
}

const identifiersIn = (node) =>
  Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((child) => {
      if (typeof child?.type !== 'string') return [];
      return child.type === 'Identifier' ? [child.name, ...identifiersIn(child)] : identifiersIn(child);
    }),
  );

const textOf = (statements) =>
  statements
    .filter(({ needed }) => needed.size > 0)
    .map((statement) => (statement.sources.size > 0 ? withNeeded(statement) : statement.text))
    .map((text) => `${text}\n`)
    .join('');

/** An import or a re-export with the names that are needed. */
function withNeeded({ node, text, names, needed }) {
  const at = (place) => place - node.end + text.length;
  const kept = node.specifiers.filter((_, index) => needed.has(names[index]));
  const written = kept.map(({ start, end }) => text.slice(at(start), at(end))).join(', ');
  return text.slice(0, at(node.specifiers[0].start)) + written + text.slice(at(node.specifiers.at(-1).end));
}
