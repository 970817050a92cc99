import { describe, expect, it } from 'vitest';
import { noStrace } from '../faults/inject.ts';
import { tally } from '../faults/plan.ts';
import { practice, states } from '../faults/states.ts';

const hindrance = noStrace();

/** A sample of `npm run test:faults`, which hits every system call of a save. */
describe.skipIf(hindrance)(`a save that is hit in the middle${hindrance ? ` (${hindrance})` : ''}`, () => {
  it.each([...states, practice])('$name: old or new, never half, and the next run finishes', async (state) => {
    const { hit, wrong } = await tally(state, 5, 1);
    expect(wrong).toEqual([]);
    expect(hit).toBeGreaterThanOrEqual(3);
  });
});
