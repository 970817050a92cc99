import type { Attempt } from '../core/attempt.ts';
import type { Api } from '../flows/ports.ts';
import { shown } from '../words/shown.ts';

/**
 * `--debug`: one line on stderr for every request, when it is over. It names what was asked for, where, and how it
 * ended: no header but the request id, no body, no message of anybody else.
 */
export const traced = (api: Api, say: (line: string) => void): Api => ({
  async send(request, signal) {
    const attempt = await api.send(request, signal);
    say(lineOf(attempt));
    return attempt;
  },
});

function lineOf({ sent, outcome, durationMs }: Attempt): string {
  const { host, pathname } = new URL(sent.baseUrl);
  const address = `${host}${pathname.replace(/\/$/, '')}${sent.path}`;
  const end =
    outcome.kind === 'reply'
      ? `status ${outcome.status}, request id ${outcome.headers['x-request-id'] ?? 'none'}`
      : `no answer (${outcome.phase}: ${outcome.codes.join(' ') || 'no code'})`;
  return shown(`debug: ${sent.method} ${address}, ${end}, ${Math.round(durationMs)} ms`, 400);
}
