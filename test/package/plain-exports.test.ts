import vm from 'node:vm';
import { expect, it } from 'vitest';
import { exportedPlainly } from '../../scripts/build/plain-exports.ts';

const getter = (outside: string, inside = outside) =>
  `Object.defineProperty(exports, "${outside}", {\n  enumerable: true,\n  get: function () {\n    return ${inside};\n  }\n});`;

function exportsOf(code: string): { exports: Record<string, unknown>; getters: string[] } {
  const exports: Record<string, unknown> = {};
  vm.runInNewContext(code, { exports });
  const all = Object.entries(Object.getOwnPropertyDescriptors(exports));
  return { exports, getters: all.flatMap(([name, { get }]) => (get === undefined ? [] : [name])) };
}

it('a name that is given its value once is exported as it is', () => {
  const code = exportedPlainly(`const one = 1;\nfunction two() {}\n${getter('one')}\n${getter('deux', 'two')}`);
  const { exports, getters } = exportsOf(code);
  expect([Object.keys(exports), exports['one'], typeof exports['deux'], getters]).toEqual([
    ['one', 'deux'],
    1,
    'function',
    [],
  ]);
});

it('a name that may get another value keeps its getter', () => {
  const code = exportedPlainly(
    `let now = 1;\nlet more = 1;\nconst once = () => { now = 2; more++; };\n${getter('once')}\n${getter('now')}\n${getter('more')}`,
  );
  const { exports, getters } = exportsOf(code);
  (exports['once'] as () => void)();
  expect([exports['now'], exports['more'], getters]).toEqual([2, 2, ['now', 'more']]);
});

it('a name that stands above its value keeps its getter', () => {
  const { exports, getters } = exportsOf(exportedPlainly(`${getter('late')}\nconst late = 3;`));
  expect([exports['late'], getters]).toEqual([3, ['late']]);
});
