import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { type Headers, halfOf, scrap, textOf } from './sent.ts';

/** The longest that a switch lets a client wait for nothing. */
const longestHang = 10 * 60_000;

/** Sends an answer, spoilt where a switch says so. `headers` are those that every answer of the API has. */
export async function write(response: ServerResponse, answer: Answer, headers: Headers): Promise<void> {
  if (answer.spoilt === 'reset') return void response.socket?.resetAndDestroy();
  if (answer.spoilt === 'hang') return hang(response);
  if (answer.events) return writeEvents(response, answer, answer.events, headers);
  const text = textOf(answer);
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...headers,
    ...answer.headers,
    'content-length': Buffer.byteLength(text),
  });
  if (answer.spoilt) return cutAfter(response, text.slice(0, halfOf(text.length)));
  // As text it leaves together with the headers, in one write.
  response.end(text);
}

function hang(response: ServerResponse): void {
  const timer = setTimeout(() => response.destroy(), longestHang).unref();
  response.on('close', () => clearTimeout(timer));
}

/** Ends the connection once this much has left, so that the client sees a beginning without its end. */
function cutAfter(response: ServerResponse, start: Buffer | string): void {
  response.write(start, () => response.destroy());
}

/** Events leave one by one, each in its own turn, as from a model that is still thinking. */
async function writeEvents(
  response: ServerResponse,
  answer: Answer,
  events: readonly string[],
  headers: Headers,
): Promise<void> {
  response.writeHead(answer.status, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
    ...answer.headers,
  });
  const end = answer.spoilt ? halfOf(events.length) : events.length;
  for (const event of events.slice(0, end)) {
    if (response.destroyed) return;
    response.write(event);
    await turn();
  }
  if (answer.spoilt) return cutAfter(response, events[end]?.slice(0, scrap) ?? '');
  response.end();
}
