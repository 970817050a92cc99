import type { Attempt, Phase, Reply, Silence } from '../../src/core/attempt.ts';

const sent: Attempt['sent'] = {
  operation: 'create-response',
  method: 'POST',
  baseUrl: 'https://api.openai.com/v1',
  path: '/responses',
  model: 'gpt-6-luna',
  fields: ['model', 'input', 'max_output_tokens', 'store', 'reasoning'],
  organization: null,
  project: null,
};

/** An attempt that was answered; `over` changes what was sent. */
export const replyAttempt = (
  status: number,
  text = '',
  headers: Record<string, string> = {},
  over: Partial<Attempt['sent']> = {},
  ended: Reply['ended'] = 'complete',
): Attempt => ({
  sent: { ...sent, ...over },
  durationMs: 1,
  outcome: { kind: 'reply', status, statusText: '', headers, text, ended },
});

/** An attempt that was not answered. */
export const silentAttempt = (phase: Phase, codes: readonly string[], more: Partial<Silence> = {}): Attempt => ({
  sent,
  durationMs: 1,
  outcome: { kind: 'silence', phase, codes, message: '', ...more },
});
