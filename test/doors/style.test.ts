import { describe, expect, it } from 'vitest';
import { systemStyle, wantsColor } from '../../src/doors/style.ts';
import { isStyled, withoutStyles } from '../../src/doors/style-codes.ts';

const tty = { isTTY: true };

describe('colour', () => {
  it.each([
    ['a terminal', { env: {}, color: true, stream: tty }, true],
    ['a pipe', { env: {}, color: true, stream: {} }, false],
    ['--no-color', { env: { FORCE_COLOR: '1' }, color: false, stream: tty }, false],
    ['NO_COLOR', { env: { NO_COLOR: '1' }, color: true, stream: tty }, false],
    ['an empty NO_COLOR says nothing', { env: { NO_COLOR: '' }, color: true, stream: tty }, true],
    ['FORCE_COLOR into a pipe', { env: { FORCE_COLOR: '1' }, color: true, stream: {} }, true],
    ['an empty FORCE_COLOR', { env: { FORCE_COLOR: '' }, color: true, stream: {} }, true],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' }, color: true, stream: tty }, false],
    ['NO_COLOR and FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '1' }, color: true, stream: tty }, false],
    ['TERM=dumb', { env: { TERM: 'dumb' }, color: true, stream: tty }, false],
  ])('%s', (_name, options, expected) => {
    expect(wantsColor(options)).toBe(expected);
  });
});

describe('styles', () => {
  it('are none without colour', () => {
    const style = systemStyle({ env: {}, color: true, stream: {} });
    expect([style.title('a'), style.good('b'), style.bad('c'), style.warn('d'), style.quiet('e')]).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('use only codes that the output door lets through', () => {
    const style = systemStyle({ env: { FORCE_COLOR: '1' }, color: true, stream: {} });
    expect(style.quiet('text'), 'dim letters are unreadable on many light screens').toBe('text');
    for (const paint of [style.title, style.good, style.bad, style.warn]) {
      const painted = paint('text');
      expect(painted).toMatch(isStyled);
      expect(withoutStyles(painted)).toBe('text');
    }
  });

  it('know the columns, also after the window changed', () => {
    const stream = { isTTY: true, columns: 40 };
    const style = systemStyle({ env: {}, color: false, stream });
    const seen = [style.columns];
    stream.columns = 200;
    seen.push(style.columns);
    expect(seen).toEqual([40, 200]);
    expect(systemStyle({ env: {}, color: false, stream: {} }).columns).toBe(80);
    expect(systemStyle({ env: {}, color: false, stream: { columns: 0 } }).columns).toBe(80);
  });
});
