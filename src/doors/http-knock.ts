import type { Attempt } from '../core/attempt.ts';
import type { Network } from '../flows/doctor-ports.ts';
import { exchange } from './http/exchange.ts';
import { wayTo } from './http/proxy.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** An API that is there answers at once that a key is missing. */
const usualPatienceMs = 10_000;

/**
 * Tries the way to an API by the same steps as a real request (name, connection, proxy, TLS), without a key. `patienceMs`: a
 * knock takes no longer than this from its beginning to the last byte of the answer, however slowly that drips.
 */
export function systemNetwork(env: Env, patienceMs = usualPatienceMs): Network {
  return {
    async knock(baseUrl, signal) {
      const started = performance.now();
      const gone = new AbortController();
      const way = await wayTo(baseUrl, env, gone.signal);
      gone.abort();
      // A timer of its own: Node 20 may collect an `AbortSignal.timeout` that only `AbortSignal.any` holds, and it never comes.
      const late = new AbortController();
      const timer = setTimeout(
        () => late.abort(new DOMException('The knock took too long', 'TimeoutError')),
        patienceMs,
      );
      const outcome = await exchange(
        {
          method: 'GET',
          url: `${baseUrl}/models`,
          headers: { accept: 'application/json', 'user-agent': 'keycheck' },
          body: null,
          connectMs: patienceMs,
          headersMs: patienceMs,
        },
        env,
        AbortSignal.any([signal, late.signal]),
      ).finally(() => clearTimeout(timer));
      const date = outcome.kind === 'reply' ? Date.parse(outcome.headers.date ?? '') : Number.NaN;
      const attempt: Attempt = {
        sent: {
          operation: 'list-models',
          method: 'GET',
          baseUrl,
          path: '/models',
          model: null,
          fields: [],
          organization: null,
          project: null,
        },
        outcome,
        durationMs: Math.round(performance.now() - started),
      };
      return { attempt, proxy: way.kind === 'direct' ? null : way.shown, serverDate: Number.isNaN(date) ? null : date };
    },
  };
}
