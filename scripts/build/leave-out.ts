import type { Plugin } from 'rolldown';
import { type ESTree, parseSync } from 'rolldown/utils';

/** What bundled packages can do and keycheck never asks of them. Below `openai`: one class for each resource, streams, uploads. */
const neverCalled: readonly RegExp[] = [
  // The client calls POST /responses; its two GET requests go through the client itself, and have no query.
  /openai\/(?:resources|lib|auth)\/(?!responses\/responses\.mjs$|lib\/|ResponsesParser\.mjs$).+\.mjs$/,
  /openai\/(?:core\/streaming|internal\/(?:to-file|uploads|decoders\/line|qs\/(?:stringify|formats|utils)))\.mjs$/,
  // Other names that are near a mistyped one: keycheck finds them itself, and in every language.
  /commander\/lib\/suggestSimilar\.js$/,
  // Opening a page in a browser that is named; keycheck opens the one that is usual here.
  /default-browser\/(?:index|windows)\.js$/,
];

/**
 * Leaves that out of the bundle. Everything keeps its name, for it is imported: classes stay empty (the SDK makes one object
 * of each when it starts), functions throw. A call that is made all the same fails at once, in the tests of the built
 * program too.
 */
export const leaveOutUncalled = (): Plugin => ({
  name: 'leave-out-uncalled',
  transform: {
    filter: { id: /node_modules/ },
    handler(code, id) {
      const path = id.replaceAll('\\', '/');
      return neverCalled.some((place) => place.test(path)) ? { code: hollow(code, path), map: null } : null;
    },
  },
});

/** A module with the same names and nothing behind them. */
function hollow(code: string, path: string): string {
  const statements = parseSync(path, code).program.body;
  return statements.map((statement) => `${hollowed(statement, code)}\n`).join('');
}

function hollowed(statement: ESTree.Statement | ESTree.ModuleDeclaration, code: string): string {
  if (statement.type === 'ExportDefaultDeclaration') return `export default ${nothing('the default')};`;
  if (statement.type === 'ExportAllDeclaration') return code.slice(statement.start, statement.end);
  if (statement.type !== 'ExportNamedDeclaration') return '';
  const { declaration } = statement;
  if (declaration === null) return code.slice(statement.start, statement.end);
  if (declaration.type === 'ClassDeclaration') return `export class ${declaration.id?.name} {}`;
  if (declaration.type === 'FunctionDeclaration') return one(declaration.id?.name);
  if (declaration.type !== 'VariableDeclaration') throw new Error(`cannot leave out ${declaration.type}`);
  return declaration.declarations.map(({ id }) => one(id.type === 'Identifier' ? id.name : undefined)).join('\n');
}

const one = (name = ''): string => `export const ${name} = ${nothing(name)};`;
const nothing = (name: string): string => `() => { throw new Error('${name} was left out'); }`;

/** Of the 90 spinners that come with ora, keeps the two it chooses from when none is named. */
export const leaveOutSpinners = (): Plugin => ({
  name: 'leave-out-spinners',
  transform: {
    filter: { id: /[\\/]cli-spinners[\\/]spinners\.json$/ },
    handler(text) {
      const { dots, line } = JSON.parse(text);
      return { code: JSON.stringify({ dots, line }), map: null };
    },
  },
});

/** Commander makes a command nobody asked for when it is loaded; keycheck makes its own. */
export const leaveOutProgram = (): Plugin => ({
  name: 'leave-out-program',
  transform: {
    filter: { id: /[\\/]commander[\\/]index\.js$/ },
    handler(code) {
      const made = 'exports.program = new Command();';
      if (!code.includes(made)) throw new Error('commander no longer makes a command when it is loaded');
      return { code: code.replace(made, ''), map: null };
    },
  },
});
