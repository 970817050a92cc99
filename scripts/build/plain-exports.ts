import type { Plugin } from 'rolldown';
import { type Edit, edited, type Node, nameOf, programOf, walk } from './syntax.ts';

/**
 * Exports a name that is given its value once as `exports.name = name`. Rolldown writes a getter of five lines, for names that get another
 * value later; a chunk of fifty names has ours made fifty functions at its start, and called at every use.
 */
export const plainExports = (): Plugin => ({
  name: 'plain-exports',
  renderChunk: (code, { fileName }) => ({ code: exportedPlainly(code, fileName), map: null }),
});

/** The code of a CommonJS chunk with the getters at its end replaced, but for names that are assigned anywhere. */
export function exportedPlainly(code: string, name = 'chunk.cjs'): string {
  const program = programOf(code, name);
  const assigned = new Set<string>();
  walk(program, ({ type, left, argument }) => {
    const target = (
      type === 'AssignmentExpression' ? left : type === 'UpdateExpression' ? argument : null
    ) as Node | null;
    if (target?.type === 'Identifier') assigned.add(nameOf(target));
  });
  const edits: Edit[] = [];
  for (const statement of (program['body'] as Node[]).toReversed()) {
    const found = getter.exec(code.slice(statement.start, statement.end));
    // Above the getters names may have no value yet.
    if (found === null) break;
    const [, outside, inside = ''] = found;
    if (!assigned.has(inside))
      edits.push({ start: statement.start, end: statement.end, put: `exports.${outside} = ${inside};` });
  }
  return edited(code, edits);
}

const getter =
  /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return (\w+);\s+\}\s+\}\);$/;
