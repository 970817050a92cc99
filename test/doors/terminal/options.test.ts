import { describe, expect, it } from 'vitest';
import { chosen } from '../../../src/doors/terminal/options.ts';

const choices = [
  { value: 'yes', label: 'Yes, write it' },
  { value: 'no', label: 'No' },
  { value: 'terminal', label: 'Set it for this terminal' },
  { value: 'stop', label: 'Stop' },
];

describe('a typed line means', () => {
  it.each<[string, boolean, readonly number[] | null]>([
    ['1', false, [0]],
    [' 4 ', false, [3]],
    ['２', false, [1]],
    ['y', false, [0]],
    ['NO', false, [1]],
    ['t', false, [2]],
    // "Set it …" and "Stop" both begin with s.
    ['s', false, null],
    ['st', false, [3]],
    ['0', false, null],
    ['5', false, null],
    ['-1', false, null],
    ['1.5', false, null],
    ['12345678901234567890', false, null],
    ['', false, null],
    ['constructor', false, null],
    ['1 2', false, null],
    ['1 2', true, [0, 1]],
    ['2,1', true, [0, 1]],
    ['1，3、4', true, [0, 2, 3]],
    ['1 1', true, [0]],
    ['1 9', true, null],
  ])('%j (several: %s): %j', (typed, several, expected) => {
    expect(chosen(typed, choices, several)).toEqual(expected);
  });
});
