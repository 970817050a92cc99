import { describe, expect, it } from 'vitest';
import { back } from '../../../src/flows/ports.ts';
import { counted, type Step, walk } from '../../../src/flows/setup/walk.ts';
import { type Announced, scriptedAsk } from '../../support/scripted-ask.ts';

type Known = { said: readonly string[] };
type Id = 'a' | 'b' | 'c' | 'flag';
type Questions = ReturnType<typeof counted>;

const choices = ['go', 'skip', 'again', 'end'].map((value) => ({ value, label: value }));

/** A step that asks its own name and remembers the answer. */
const asking = (id: Id, to: Partial<Record<string, Id | 'end'>> = {}): Step<Known, Questions, Id> => ({
  id,
  applies: ({ said }) => !said.includes(`skip ${id}`),
  async run({ ask }, known) {
    const answer = await ask.choose({ message: id, choices, explain: '' });
    if (answer === back) return back;
    const goal = to[answer];
    return { answers: { said: [...known.said, `${id} ${answer}`] }, ...(goal === undefined ? {} : { to: goal }) };
  },
});

/** A step that a flag has answered: it asks nothing. */
const silent: Step<Known, Questions, Id> = {
  id: 'flag',
  applies: () => true,
  run: async (_setup, { said }) => ({ answers: { said: [...said, 'flag'] } }),
};

const walked = async (
  steps: readonly Step<Known, Questions, Id>[],
  script: readonly Announced[],
  said: readonly string[] = [],
) => {
  const scripted = scriptedAsk(script);
  const questions = counted(scripted);
  const progress: number[] = [];
  const end = await walk(
    steps.map((step) => () => step),
    questions,
    { said },
    questions.questions,
    (known) => progress.push(known.said.length),
  );
  scripted.expectAllAsked();
  return { said: end.said, progress };
};

describe('walk', () => {
  it('goes through the steps in order and tells the progress', async () => {
    expect(
      await walked(
        [asking('a'), asking('b')],
        [
          ['a', 'go'],
          ['b', 'go'],
        ],
      ),
    ).toEqual({ said: ['a go', 'b go'], progress: [0, 1, 2] });
  });
  it('passes over a step that does not apply', async () => {
    expect(
      (
        await walked(
          [asking('a'), asking('b'), asking('c')],
          [
            ['a', 'go'],
            ['c', 'go'],
          ],
          ['skip b'],
        )
      ).said,
    ).toEqual(['skip b', 'a go', 'c go']);
  });
  it('goes back on Esc, and forgets what was answered there', async () => {
    const { said } = await walked(
      [asking('a'), asking('b'), asking('c')],
      [
        ['a', 'go'],
        ['b', 'go'],
        ['c', back],
        ['b', back],
        ['a', 'again'],
        ['b', 'go'],
        ['c', 'go'],
      ],
    );
    expect(said).toEqual(['a again', 'b go', 'c go']);
  });
  it('goes back over a step that asked nothing', async () => {
    const { said } = await walked(
      [asking('a'), silent, asking('b')],
      [
        ['a', 'go'],
        ['b', back],
        ['a', 'again'],
        ['b', 'go'],
      ],
    );
    expect(said).toEqual(['a again', 'flag', 'b go']);
  });
  it('asks the first question again on Esc', async () => {
    expect(
      (
        await walked(
          [asking('a')],
          [
            ['a', back],
            ['a', back],
            ['a', 'go'],
          ],
        )
      ).said,
    ).toEqual(['a go']);
  });
  it('jumps where an answer says, and back again on Esc', async () => {
    const steps = [asking('a', { skip: 'c' }), asking('b'), asking('c', { again: 'b', end: 'end' })];
    expect(
      (
        await walked(steps, [
          ['a', 'skip'],
          ['c', back],
          ['a', 'skip'],
          ['c', 'again'],
          ['b', 'go'],
          ['c', 'end'],
        ])
      ).said,
    ).toEqual(['a skip', 'c again', 'b go', 'c end']);
  });
  it('ends early where an answer says so', async () => {
    expect((await walked([asking('a', { end: 'end' }), asking('b')], [['a', 'end']])).said).toEqual(['a end']);
  });
  it('lets what a prompt throws through', async () => {
    await expect(walked([asking('a')], [['a', new Error('stopped')]])).rejects.toThrow('stopped');
  });
});
