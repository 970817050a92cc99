import type { IncomingMessage } from 'node:http';
import { maskKeys } from '../core/key/mask.ts';

/** More than any sensible request; the real platform takes larger files, which are not practised here. */
export const bodyLimit = 4 * 1024 * 1024;

/** How reading a body ended. `lost`: the client left before its end. */
export type Body = { kind: 'text'; text: string } | { kind: 'too-large' } | { kind: 'lost' };

/** A program's body. Of a real key in a name, a model or a question no more than its end goes on from here, into the state and the list of requests. */
export async function readMasked(request: IncomingMessage, limit: number): Promise<Body> {
  const body = await readBody(request, limit);
  return body.kind === 'text' ? { kind: 'text', text: maskKeys(body.text) } : body;
}

/** Reads a body of at most `limit` bytes, as it was sent; of a larger one the rest is not read. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.pause();
      resolve({ kind: 'too-large' });
    });
    request.on('end', () =>
      resolve({
        kind: 'text',
        text: chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString(),
      }),
    );
    request.on('close', () => resolve({ kind: 'lost' }));
    request.on('error', () => resolve({ kind: 'lost' }));
  });
}
