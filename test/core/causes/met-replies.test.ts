import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/core/causes/catalogue.ts';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { interpret } from '../../../src/core/causes/interpret.ts';
import { replyAttempt } from '../../support/attempts.ts';
import { repoRoot } from '../../support/shared.ts';

/**
 * Replies that people met, after public threads of 2023 to 2026, each labelled by the contract before the classifier saw it.
 * `accept`: other causes that are right too. `upstream`: a gateway passes on a refusal of its own key.
 */
type Met = {
  who: string;
  status: number;
  cause: Cause;
  accept?: Cause[];
  upstream?: true;
  type?: string;
  body: unknown;
};

const table: readonly Met[] = readFileSync(join(repoRoot, 'test/core/causes/met-replies.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Met);

describe('replies that people met', () => {
  it.each(table.map((met, at) => [`${at + 1}. ${met.who}, ${met.status}: ${met.cause}`, met] as const))(
    '%s',
    (_name, { status, body, cause, accept = [], upstream, type = 'application/json' }) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const verdict = interpret(replyAttempt(status, text, { 'content-type': type }), {
        level: 'call',
        endpointKind: 'elsewhere',
        organization: null,
        project: null,
        now: new Date(0),
      });
      expect([cause, ...accept]).toContain(verdict.cause);
      if (upstream === true) expect(verdict.keyAccepted).toBe(null);
      if (catalogue[cause].keyAccepted === true) expect(verdict.keyAccepted).not.toBe(false);
    },
  );
});
