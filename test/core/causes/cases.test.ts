import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attempt, Reply } from '../../../src/core/attempt.ts';
import { catalogue } from '../../../src/core/causes/catalogue.ts';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { interpret } from '../../../src/core/causes/interpret.ts';
import { sharedDir } from '../../support/shared.ts';

type Case = { id: string; status: number | null; headers: Record<string, string>; body: string | null; cause: Cause; accept?: Cause[]; provider: string };

const dir = sharedDir();
const all: Case[] = dir === null ? [] : (JSON.parse(readFileSync(join(dir, 'api-errors/cases.json'), 'utf8')) as Case[]);
const replies = all.filter((one) => one.status !== null);

const attemptOf = ({ status, headers, body }: Case): Attempt => ({
  sent: {
    operation: 'create-response', method: 'POST', baseUrl: 'https://api.openai.com/v1', path: '/responses', model: 'gpt-6-luna',
    fields: ['model', 'input', 'max_output_tokens', 'store', 'reasoning'], organization: null, project: null,
  },
  outcome: { kind: 'reply', status: status ?? 0, statusText: '', headers, text: body ?? '', ended: 'complete' } satisfies Reply,
  durationMs: 1,
});

describe.skipIf(dir === null)('real error replies (../shared/api-errors/cases.json is not here: skipped)', () => {
  it.each(replies.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const verdict = interpret(attemptOf(one), { level: 'call', endpointKind: one.provider === 'openai' ? 'openai' : 'elsewhere', organization: null, project: null, now: new Date() });
    expect([one.cause, ...(one.accept ?? [])]).toContain(verdict.cause);
    const labelled = catalogue[one.cause].keyAccepted;
    expect(labelled === true && verdict.keyAccepted === false).toBe(false);
  });

  it('gives the labelled cause itself, not only an accepted one, nearly always', () => {
    const exact = replies.filter((one) => interpret(attemptOf(one), { level: 'call', endpointKind: 'openai', organization: null, project: null, now: new Date() }).cause === one.cause);
    console.info(`real replies with the labelled cause: ${exact.length} of ${replies.length}`);
    const missed = replies.filter((one) => !exact.includes(one)).map((one) => one.id);
    expect(missed).toEqual([]);
  });
});
