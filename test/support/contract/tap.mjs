// Writes down what a practice platform is asked and answers, without a trace on the wire: it listens to the channel on which
// Node tells of requests to any server of this process. Loaded by test files (setup.ts), and by programs under test through
// `node --import`, which then hand over what they saw in a file of their own.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const channel = 'http.server.request.start';

/** Hands every exchange with a practice platform of this process to `sink` once it is over. Gives the function that ends this. */
export function tap(sink) {
  const listener = ({ request, response }) => follow(request, response, sink);
  subscribe(channel, listener);
  return () => unsubscribe(channel, listener);
}

function follow(request, response, sink) {
  const asked = [];
  const given = [];
  // Looked at in passing: a listener of its own would start a body flowing that the server means to leave unread.
  const { emit } = request;
  request.emit = function emitSeen(name, ...values) {
    if (name === 'data') asked.push(Buffer.from(values[0]));
    return emit.call(this, name, ...values);
  };
  for (const name of ['write', 'end']) {
    const send = response[name];
    response[name] = function sendSeen(chunk, ...rest) {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) given.push(Buffer.from(chunk));
      return send.call(this, chunk, ...rest);
    };
  }
  let headers = {};
  const { writeHead } = response;
  response.writeHead = function writeHeadSeen(status, ...rest) {
    headers = rest.at(-1) ?? {};
    return writeHead.call(this, status, ...rest);
  };
  response.once('close', () => {
    // Nothing of an answer that never began; and other servers of a test are none of this one's business.
    if (!headers['x-practice-platform']) return;
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    sink({
      method: request.method ?? 'GET',
      path,
      query,
      asked: Buffer.concat(asked).toString(),
      status: response.statusCode,
      type: headers['content-type'] ?? '',
      given: Buffer.concat(given).toString(),
      whole: response.writableFinished,
    });
  });
}

const { KEYCHECK_EXCHANGES: folder } = process.env;
if (folder !== undefined && process.env.KEYCHECK_TAPPED === 'yes') {
  const file = join(folder, `${process.pid}.jsonl`);
  tap((exchange) => appendFileSync(file, `${JSON.stringify(exchange)}\n`));
}
