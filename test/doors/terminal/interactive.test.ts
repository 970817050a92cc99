import { describe, expect, it } from 'vitest';
import { hidesTerminal, isAccessible, isInteractive } from '../../../src/doors/terminal/interactive.ts';

const tty = { isTTY: true };
const pipe = {};
const here = { stdin: tty, stderr: tty, env: {} };

describe('isInteractive', () => {
  it.each([
    ['two terminals', here, {}, true],
    ['stdin is a pipe', { ...here, stdin: pipe }, {}, false],
    ['stderr is a file', { ...here, stderr: pipe }, {}, false],
    ['CI=true', { ...here, env: { CI: 'true' } }, {}, false],
    ['CI=1', { ...here, env: { CI: '1' } }, {}, false],
    ['CI=woodpecker', { ...here, env: { CI: 'woodpecker' } }, {}, false],
    ['CI empty', { ...here, env: { CI: '' } }, {}, true],
    ['CI=0', { ...here, env: { CI: '0' } }, {}, true],
    ['CI=false', { ...here, env: { CI: 'false' } }, {}, true],
    ['--no-input', here, { input: false }, false],
    ['--json', here, { json: true }, false],
    ['neither flag', here, { input: true, json: false }, true],
  ])('%s', (_name, streams, flags, expected) => {
    expect(isInteractive(streams, flags)).toBe(expected);
  });
});

describe('isAccessible', () => {
  it.each([
    [{}, {}, false],
    [{}, { accessible: true }, true],
    [{ ACCESSIBLE: '1' }, {}, true],
    [{ ACCESSIBLE: '0' }, {}, false],
    [{ ACCESSIBLE: '' }, {}, false],
    [{ TERM: 'dumb' }, {}, true],
    [{ TERM: 'xterm-256color' }, {}, false],
  ])('%j with %j: %s', (env, flags, expected) => {
    expect(isAccessible({ env }, flags)).toBe(expected);
  });
});

describe('hidesTerminal', () => {
  it.each([
    ['Git Bash', { stdin: pipe, env: { MSYSTEM: 'MINGW64' }, platform: 'win32' }, true],
    ['mintty', { stdin: pipe, env: { TERM_PROGRAM: 'mintty' }, platform: 'win32' }, true],
    ['Git Bash in Windows Terminal', { stdin: tty, env: { MSYSTEM: 'MINGW64' }, platform: 'win32' }, false],
    ['Git Bash in CI', { stdin: pipe, env: { MSYSTEM: 'MINGW64', CI: 'true' }, platform: 'win32' }, false],
    ['PowerShell with a pipe', { stdin: pipe, env: {}, platform: 'win32' }, false],
    ['Linux', { stdin: pipe, env: { MSYSTEM: 'MINGW64' }, platform: 'linux' }, false],
  ] as const)('%s', (_name, process, expected) => {
    expect(hidesTerminal(process)).toBe(expected);
  });
});
