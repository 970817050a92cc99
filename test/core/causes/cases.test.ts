import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/core/causes/catalogue.ts';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { interpret } from '../../../src/core/causes/interpret.ts';
import { replyAttempt } from '../../support/attempts.ts';
import { noShared, sharedDir, sharedText } from '../../support/shared.ts';

type Case = {
  id: string;
  status: number | null;
  headers: Record<string, string>;
  body: string | null;
  cause: Cause;
  accept?: Cause[];
  provider: string;
};

const all = sharedDir() === null ? [] : (JSON.parse(sharedText('api-errors', 'cases.json')) as Case[]);
const replies = all.filter((one) => one.status !== null);
const verdictOf = ({ status, body, headers, provider }: Case) =>
  interpret(replyAttempt(status ?? 0, body ?? '', headers), {
    level: 'call',
    endpointKind: provider === 'openai' ? 'openai' : 'elsewhere',
    organization: null,
    project: null,
    now: new Date(0),
  });

describe.skipIf(all.length === 0)(`real error replies (${all.length === 0 ? noShared : 'from ../shared'})`, () => {
  it.each(replies.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const verdict = verdictOf(one);
    expect([one.cause, ...(one.accept ?? [])]).toContain(verdict.cause);
    expect(catalogue[one.cause].keyAccepted === true && verdict.keyAccepted === false).toBe(false);
  });

  it('get the labelled cause itself, not only an accepted one', () => {
    const missed = replies.filter((one) => verdictOf(one).cause !== one.cause).map((one) => one.id);
    console.info(`real replies with the labelled cause itself: ${replies.length - missed.length} of ${replies.length}`);
    expect(missed).toEqual([]);
  });
});
