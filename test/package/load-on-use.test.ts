import { createRequire } from 'node:module';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { onUse } from '../../scripts/build/load-on-use.ts';

/** Runs a chunk; gives what it exports and what it had required by then. */
function run(code: string) {
  const required: string[] = [];
  const real = createRequire(import.meta.url);
  const require = (name: string) => {
    required.push(name);
    return name === './words' ? { Sentence: class Sentence {}, count: 3 } : real(name);
  };
  const exports: Record<string, (...given: unknown[]) => unknown> = {};
  vm.runInNewContext(code, { require, exports, rt: { __toESM: (module: object) => ({ default: module }) } });
  return { exports, required };
}

describe('onUse', () => {
  it('requires when something is used, once, and not before', () => {
    const code = onUse(`
      const path = require("node:path");
      exports.join = (a, b) => (0, path.join)(a, b);`);
    const { exports, required } = run(code);
    expect(required).toEqual([]);
    expect([exports.join?.('a', 'b'), exports.join?.('c', 'd')]).toEqual(['a/b', 'c/d']);
    expect(required).toEqual(['node:path']);
  });

  it('makes new things of what it requires', () => {
    const { exports } = run(
      onUse('let words = require("./words"); exports.make = () => new words.Sentence().constructor.name;'),
    );
    expect(exports.make?.()).toBe('Sentence');
  });

  it('keeps the wrapping of a default import, and loads that on use too', () => {
    const code = onUse(`
      const rt = require("./runtime");
      let path = require("node:path");
      path = rt.__toESM(path, 1);
      exports.base = (text) => path.default.basename(text);`);
    const { exports, required } = run(
      code.replace(/^\s*const rt = .*$/m, 'const tool = rt; const call = () => tool;').replace('rt()', 'call()'),
    );
    expect(required).toEqual([]);
    expect(exports.base?.('a/b')).toBe('b');
  });

  it.each([
    ['a name used for something else as well', 'const words = require("./words"); exports.f = (words) => words;'],
    ['a name that is assigned', 'let words = require("./words"); words = 1;'],
    ['a name taken apart', 'const { count } = require("./words"); exports.f = () => count;'],
    ['a shorthand', 'const words = require("./words"); exports.f = () => ({ words });'],
    ['a caught error', 'const e = require("./words"); try { f(); } catch (e) { g(e); }'],
    ['a require that is used at once', 'const count = require("./words").count;'],
  ])('leaves %s as it is', (_, code) => {
    expect(onUse(code)).toBe(code);
  });

  it('leaves names that only look the same alone', () => {
    const code =
      'const words = require("./words"); exports.f = (o) => ({ words: o.words }); exports.g = () => words.count;';
    const { exports } = run(onUse(code));
    expect(exports.f?.({ words: 1 })).toEqual({ words: 1 });
    expect(exports.g?.()).toBe(3);
  });

  it('refuses what it cannot read', () => {
    expect(() => onUse('const = ;', 'chunks/odd.cjs')).toThrow('chunks/odd.cjs');
  });
});
