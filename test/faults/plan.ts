import { changes, errnos, type Fault, newPlace, type Point, removePlace } from './inject.ts';
import { judge, type Reference, referenceOf } from './oracle.ts';
import type { State } from './states.ts';

/** Every fault a state can be hit with: all blows where something changes, a kill and two errors (in turn) where something is looked at. */
export function allFaults(points: readonly Point[]): Fault[] {
  return points.flatMap((point, at) => {
    const inTurn = (step: number) => errnos[(at + step) % errnos.length] ?? 'EIO';
    const blows = changes(point)
      ? (['kill-before', 'kill-after', ...errnos] as const)
      : (['kill-before', inTurn(0), inTurn(3)] as const);
    return blows.map((blow) => ({ ...point, blow }));
  });
}

/** So many of a list, evenly spread; all of it where there are no more. */
export const spread = <T>(list: readonly T[], count: number): T[] =>
  count >= list.length
    ? [...list]
    : Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)] as T);

/** What the faults of one state came to. `hit`: strace said that the fault came about; only those count. */
export type Tally = {
  hit: number;
  missed: number;
  ended: Record<string, number>;
  blows: Record<string, number>;
  wrong: string[];
};

/** Hits one state with so many faults, `lanes` at a time. */
export async function tally(state: State, count: number, lanes: number): Promise<Tally> {
  const first = newPlace();
  const reference = await referenceOf(first, state);
  const faults = spread(allFaults(reference.points), count);
  const sum: Tally = { hit: 0, missed: 0, ended: {}, blows: {}, wrong: [] };
  await Promise.all(Array.from({ length: lanes }, () => lane(reference, faults, sum)));
  removePlace(first);
  return sum;
}

async function lane(reference: Reference, faults: Fault[], sum: Tally): Promise<void> {
  const place = newPlace();
  for (let fault = faults.shift(); fault; fault = faults.shift()) {
    const { hit, ended, wrong } = await judge(place, reference, fault);
    const { state } = reference;
    for (const text of wrong) {
      const line = `${state.name}, ${fault.call} ${fault.nth}, ${fault.blow}: ${text}`;
      // Said at once: a whole run takes the better part of an hour.
      console.error(line);
      sum.wrong.push(line);
    }
    if (!hit) {
      sum.missed += 1;
      continue;
    }
    sum.hit += 1;
    sum.ended[ended] = (sum.ended[ended] ?? 0) + 1;
    sum.blows[fault.blow] = (sum.blows[fault.blow] ?? 0) + 1;
  }
  removePlace(place);
}
