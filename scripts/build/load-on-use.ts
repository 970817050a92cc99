import type { Plugin } from 'rolldown';
import { type Edit, edited, type Node, nameOf, programOf, walk } from './syntax.ts';

/**
 * Loads every chunk, and every module of Node's own, when something of it is first used rather than when the file that
 * names it is loaded. A source file imports what it needs at its top, as always, and a run pays for the part it walks
 * through. Modules in src/ only declare, so when they are loaded changes nothing but the time it takes.
 */
export const loadOnUse = (): Plugin => ({
  name: 'load-on-use',
  renderChunk: (code, { fileName }) => ({ code: onUse(code, fileName), map: null }),
});

/**
 * The code of a CommonJS chunk with its requires moved to where they are used: `const fs = require("node:fs")` becomes
 * `const fs = () => (fs.loaded ??= require("node:fs"))`, and each use of `fs` a call. A name that is bound or assigned
 * anywhere else in the chunk is left as it is.
 */
export function onUse(code: string, name = 'chunk.cjs'): string {
  const { required, uses } = look(programOf(code, name));
  const edits = [...required.values()].flatMap((found) => editsFor(found, uses.get(found.name) ?? [], code));
  const removed = edits.filter(({ put }) => put === '');
  const standing = edits.filter((edit) => !removed.some((other) => contains(other, edit)));
  return edited(code, standing);
}

/** `name = require("…")`: the declared name, and the call. */
type Required = { name: string; id: Node; init: Node };

/** Every require with a name, and every identifier of the chunk by its name. */
function look(program: Node): { required: Map<string, Required>; uses: Map<string, Node[]> } {
  const required = new Map<string, Required>();
  const uses = new Map<string, Node[]>();
  walk(program, (node) => {
    const { id, init } = node as { id?: Node; init?: Node };
    if (node.type === 'VariableDeclarator' && id?.type === 'Identifier' && init && isRequire(init))
      required.set(nameOf(id), { name: nameOf(id), id, init });
    if (node.type !== 'Identifier' || isKey(node)) return;
    const known = uses.get(nameOf(node));
    if (known) known.push(node);
    else uses.set(nameOf(node), [node]);
  });
  return { required, uses };
}

function editsFor({ name, id, init }: Required, all: readonly Node[], code: string): Edit[] {
  // `fs = __toESM(fs)` stands below the requires where a default import is used.
  const wrapped = all.find((use) => use.parent?.type === 'AssignmentExpression' && use.parent['left'] === use)?.parent;
  const wrap = wrapped && /^\w+ = (\w+)\.__toESM\(\w+(, 1)?\)$/.exec(code.slice(wrapped.start, wrapped.end));
  const inside = (use: Node): boolean => wrapped !== undefined && use.start >= wrapped.start && use.end <= wrapped.end;
  const uses = all.filter((use) => use !== id && !(wrap && inside(use)));
  if (uses.some(isBound)) return [];
  const call = code.slice(init.start, init.end);
  const load = wrap ? `${wrap[1]}().__toESM(${call}${wrap[2] ?? ''})` : call;
  return [
    { start: init.start, end: init.end, put: `() => (${name}.loaded ??= ${load})` },
    ...(wrap && wrapped ? [{ start: wrapped.start, end: wrapped.end + 1, put: '' }] : []),
    ...uses.flatMap(called),
  ];
}

/** `name` becomes `name()`; in `new name.Thing()` that takes parentheses. */
function called(use: Node): Edit[] {
  let top = use;
  while (top.parent?.type === 'MemberExpression' && top.parent['object'] === top) top = top.parent;
  const made = top.parent?.type === 'NewExpression' && top.parent['callee'] === top;
  const put = `${made ? '(' : ''}${String(use['name'])}()`;
  return [{ start: use.start, end: use.end, put }, ...(made ? [{ start: top.end, end: top.end, put: ')' }] : [])];
}

const contains = (outer: Edit, inner: Edit): boolean => outer.start < inner.start && inner.end < outer.end;

const isRequire = ({ type, callee, arguments: given }: Node): boolean =>
  type === 'CallExpression' &&
  nameOf(callee as Node) === 'require' &&
  (given as Node[]).length === 1 &&
  typeof (given as Node[])[0]?.['value'] === 'string';

/** A name that stands for no variable: `.name`, `{ name: … }`, a label. */
function isKey(node: Node): boolean {
  const { parent } = node;
  if (parent === undefined || parent['computed'] === true) return false;
  if (parent.type === 'MemberExpression') return parent['property'] === node;
  if (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent.type))
    return parent['key'] === node && parent['shorthand'] !== true;
  return ['LabeledStatement', 'BreakStatement', 'ContinueStatement'].includes(parent.type);
}

/** Whether a name is declared, assigned or taken apart here: then it is not one variable that only this require fills. */
function isBound(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent['id'] === node;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent['left'] === node;
    case 'Property':
      return parent['shorthand'] === true || parent.parent?.type === 'ObjectPattern';
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return parent['body'] !== node;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent['id'] === node;
    case 'ArrayPattern':
    case 'RestElement':
    case 'CatchClause':
    case 'UpdateExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return true;
    default:
      return false;
  }
}
