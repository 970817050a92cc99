import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { OwnCode, Reply, Silence } from '../../core/attempt.ts';
import { readText } from './body.ts';
import { codesOf, messageOf } from './faults.ts';
import { addressPatienceMs, boundLookUps } from './look-up.ts';
import { firstPhase, Progress } from './progress.ts';
import { type Way, wayTo } from './proxy.ts';

/** One request, spelled out: nothing is added to these headers but what HTTP itself needs. */
export type Exchange = {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** Milliseconds for look-up, connection, proxy and TLS together, and then until the reply's headers are there. */
  connectMs: number;
  headersMs: number;
};

/** No API's headers come near this (Node's parser then ends with HPE_HEADER_OVERFLOW). */
const headerLimit = 32_768;
/** 103 Early Hints come once or twice. */
const interimLimit = 32;

/** Header values as one text each, under lower-case names. */
function flatHeaders(response: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

async function replyOf(response: IncomingMessage): Promise<Reply> {
  const { text, ended } = await readText(response);
  return {
    kind: 'reply',
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: flatHeaders(response),
    text,
    ended,
  };
}

function open({ method, url, headers, headersMs: _, body }: Exchange, way: Way): ClientRequest {
  const options: RequestOptions & {
    autoSelectFamily: boolean;
    autoSelectFamilyAttemptTimeout: number;
    rejectUnauthorized: boolean;
  } = {
    method,
    headers: {
      ...headers,
      'accept-encoding': 'identity',
      ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    // A socket of its own, closed after the answer: a retry never meets a connection that died meanwhile.
    agent: way.kind === 'proxy' ? way.agent : false,
    maxHeaderSize: headerLimit,
    insecureHTTPParser: false,
    // Said out loud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing.
    rejectUnauthorized: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressPatienceMs,
  };
  return url.startsWith('https:') ? httpsRequest(url, options) : httpRequest(url, options);
}

/** The time for the whole is over (`AbortSignal.timeout`): how far the request came is worth knowing. */
const isTimeOver = (reason: unknown): boolean => reason instanceof DOMException && reason.name === 'TimeoutError';

function run(ask: Exchange, way: Way, signal: AbortSignal, hangUp: AbortController): Promise<Reply | Silence> {
  return new Promise((resolve, reject) => {
    const progress = new Progress(firstPhase(ask.url, way));
    if (way.kind === 'unusable') return resolve(progress.silence([way.code], '', way));
    let timer: NodeJS.Timeout | undefined;
    let interim = 0;
    let request: ClientRequest | undefined;
    let reply: IncomingMessage | undefined;

    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      end();
      hangUp.abort();
      request?.destroy();
    };
    const silent = (codes: readonly string[], message: string, more: Partial<Silence> = {}): void =>
      settle(() => resolve({ ...progress.silence(codes, message, way), ...more }));
    const limit = (ms: number, code: () => OwnCode): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silent([code()], ''), ms);
    };
    const onAbort = (): void => {
      if (isTimeOver(signal.reason)) silent(['TOTAL_LIMIT'], '');
      else settle(() => reject(signal.reason));
    };

    signal.addEventListener('abort', onAbort, { once: true });
    limit(ask.connectMs, () => 'CONNECT_LIMIT');
    try {
      request = open(ask, way);
    } catch (error) {
      return silent(codesOf(error), messageOf(error));
    }
    request.on('error', (error) => {
      // Once a reply has begun it tells itself how it ended; bytes behind a complete one are nobody's.
      if (reply === undefined) silent(codesOf(error), messageOf(error));
      else if (!reply.complete) reply.destroy(error);
    });
    request.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode === 200) progress.phase = 'tls';
      else silent([], 'the proxy refused CONNECT', Number.isInteger(statusCode) ? { proxyStatus: statusCode } : {});
    });
    request.on('socket', (socket) => {
      progress.follow(socket, () =>
        limit(ask.headersMs, () => (progress.replyBegan ? 'REPLY_LIMIT' : 'HEADERS_LIMIT')),
      );
    });
    request.on('information', () => {
      if (++interim > interimLimit) silent(['TOO_MANY_INTERIM_REPLIES'], '');
    });
    request.on('upgrade', (response) =>
      settle(() =>
        resolve({
          kind: 'reply',
          status: response.statusCode ?? 101,
          statusText: '',
          headers: flatHeaders(response),
          text: '',
          ended: 'complete',
        }),
      ),
    );
    request.on('response', (response) => {
      clearTimeout(timer);
      reply = response;
      progress.phase = 'body';
      void replyOf(response).then((read) => settle(() => resolve(read)));
    });
    request.end(ask.body ?? undefined);
  });
}

/**
 * Sends one request over a socket of its own and tells what came of it. No redirect is followed, no certificate let pass,
 * no more than 1 MiB read. Never throws for what the wire or a server does, nor when the signal says that the time is over;
 * throws the signal's reason when it was aborted otherwise.
 */
export async function exchange(
  ask: Exchange,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<Reply | Silence> {
  signal.throwIfAborted();
  boundLookUps();
  const hangUp = new AbortController();
  const way = await wayTo(ask.url, env, hangUp.signal);
  signal.throwIfAborted();
  return run(ask, way, signal, hangUp);
}
