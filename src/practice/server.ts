import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { maskKeys } from '../core/key/mask.ts';
import { ok, refused } from './answer.ts';
import { serveApi } from './api-door.ts';
import { readMasked } from './body.ts';
import { addressedHere } from './guard.ts';
import { servePage } from './page/page-door.ts';
import type { Platform } from './platform.ts';
import { badRequest, wrongPath } from './refusals.ts';
import { answerState } from './state-door.ts';
import type { PracticeWords } from './words.ts';
import { write } from './write.ts';

/** Most a client may send as headers: what the real platform takes (facts of 2026-11). */
const headerLimit = 64 * 1024;
const stateLimit = 1024 * 1024;

/** The HTTP server of a practice platform, not listening yet. Slow or endless senders are cut off. */
export function practiceServer(platform: Platform, words: PracticeWords): Server {
  const server = createServer(
    {
      maxHeaderSize: headerLimit,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      serve(platform, words, request, response).catch((error: unknown) => broken(response, error));
    },
  );
  server.maxConnections = 1024;
  server.on('clientError', (_error, socket) => refuseSocket(socket as Socket));
  return server;
}

async function serve(
  platform: Platform,
  words: PracticeWords,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = maskKeys(request.url ?? '/');
  if (!addressedHere(request.headers.host)) return write(response, misdirected, { connection: 'close' });
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const query = mark === -1 ? '' : url.slice(mark + 1);
  if (path.startsWith('/v1/') || path === '/v1') return serveApi(platform, request, response, path, query);
  if (path.startsWith('/sandbox/')) {
    const body = await readMasked(request, stateLimit);
    if (body.kind === 'lost') return;
    const answer =
      body.kind === 'text'
        ? answerState(platform, request, path, body.text)
        : refused(badRequest('The body is too large.', null));
    return write(response, answer, {
      'cache-control': 'no-store',
      ...(body.kind === 'too-large' && { connection: 'close' }),
    });
  }
  if (await servePage(platform, words, request, response, path, query)) return;
  return write(response, refused(wrongPath(request.method ?? 'GET', path)), {});
}

const misdirected = {
  ...ok({ error: { message: 'This practice platform answers to 127.0.0.1 and localhost only.' } }),
  status: 421,
};

/** A fault of this program: said as such, so that nobody takes it for a practised one. */
function broken(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const message = `The practice platform itself failed: ${error instanceof Error ? error.message : 'no message'}`;
  void write(
    response,
    {
      status: 500,
      json: { error: { message, type: 'practice_platform_bug', param: null, code: null } },
    },
    {},
  );
}

/** What is not HTTP gets a short answer and the end of its connection. */
function refuseSocket(socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({
    error: {
      message: 'This is not a request that can be read.',
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
  });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
}
