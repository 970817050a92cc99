import { describe, expect, it } from 'vitest';
import { noStrace } from './inject.ts';
import { tally } from './plan.ts';
import { practice, states } from './states.ts';

/** How many faults per state; all of them unless told otherwise. */
const count = Number(process.env.KEYCHECK_FAULTS ?? Number.POSITIVE_INFINITY);
const hindrance = noStrace();

describe.skipIf(hindrance)(`faults at every system call of a save${hindrance ? ` (${hindrance})` : ''}`, () => {
  it.each([...states, practice])('$name', async (state) => {
    const started = Date.now();
    const { hit, missed, ended, blows, wrong } = await tally(state, count, 2);
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(
      `${state.name}: ${hit} faults hit, ${missed} missed, ${wrong.length} wrong, ${seconds} s`,
      `\n  ended: ${JSON.stringify(ended)}\n  blows: ${JSON.stringify(blows)}`,
    );
    expect(wrong).toEqual([]);
    expect(hit).toBeGreaterThan(0);
  });
});
