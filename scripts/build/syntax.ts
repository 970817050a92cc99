import { parseSync } from 'rolldown/utils';

/** A node of the syntax tree of a chunk; `walk` sets its parent. */
export type Node = { type: string; start: number; end: number; parent?: Node; [field: string]: unknown };
/** `put` in place of what stands from `start` to `end`. */
export type Edit = { start: number; end: number; put: string };

/** The syntax tree of a CommonJS chunk. Throws SyntaxError. */
export function programOf(code: string, name: string): Node {
  const { program, errors } = parseSync(name, code, { sourceType: 'commonjs' });
  if (errors.length > 0) throw new SyntaxError(`${name}: ${errors[0]?.message}`);
  return program as unknown as Node;
}

/** The code with edits that do not overlap. */
export function edited(code: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => one.start - other.start);
  const pieces = ordered.map(({ start, put }, index) => code.slice(ordered[index - 1]?.end ?? 0, start) + put);
  return pieces.join('') + code.slice(ordered.at(-1)?.end ?? 0);
}

/** Visits a node and all below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const field in node) {
    if (field === 'parent') continue;
    const value = node[field];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type !== 'string') continue;
      child.parent = node;
      walk(child, visit);
    }
  }
}

export const nameOf = (node: Node): string => String(node['name']);
