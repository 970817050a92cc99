import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/core/causes/interpret.ts';
import { replyAttempt } from '../../support/attempts.ts';
import { moreVariants } from './more-variants.ts';
import { variants } from './variants.ts';

describe.each([
  ['the table it grew with', variants],
  ['the table it had not seen', moreVariants],
])('replies of other servers, by mechanism: %s', (_, table) => {
  it.each(table.map((variant, at) => [`${at + 1}. ${variant[0]}, ${variant[1]}: ${variant[3]}`, variant] as const))(
    '%s',
    (_name, [, status, body, cause, contentType = 'application/json']) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const verdict = interpret(replyAttempt(status, text, { 'content-type': contentType }), {
        level: 'call',
        endpointKind: 'elsewhere',
        organization: null,
        project: null,
        now: new Date(0),
      });
      expect(verdict.cause).toBe(cause);
    },
  );
});
