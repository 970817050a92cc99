import type { IncomingMessage } from 'node:http';
import { gunzip } from 'node:zlib';
import type { Reply } from '../../core/attempt.ts';

/** No answer of the API comes near this; what is longer is not one. Holds for the bytes sent and, inflated, once more. */
const bodyLimit = 1_048_576;

type Ended = Reply['ended'];

/** The bytes of a reply, at most `bodyLimit`; then the socket is cut. Never rejects. */
function readBytes(response: IncomingMessage): Promise<{ bytes: Buffer; ended: Ended }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (ended: Ended): void => resolve({ bytes: Buffer.concat(chunks).subarray(0, bodyLimit), ended });
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= bodyLimit) return;
      end('endless');
      response.destroy();
    });
    response.on('end', () => end('complete'));
    response.on('error', (error: NodeJS.ErrnoException) => {
      // What follows a complete answer on a connection that is to close does not belong to it.
      if (response.complete) end('complete');
      else end(error.code?.startsWith('HPE_') ? 'undecodable' : 'cut');
    });
    response.on('close', () => end(response.complete ? 'complete' : 'cut'));
  });
}

/** Undoes gzip, which some servers send unasked. A bomb stops at the limit. */
function inflate(bytes: Buffer): Promise<{ text: string; ended: Ended }> {
  return new Promise((resolve) => {
    gunzip(bytes, { maxOutputLength: bodyLimit }, (error, inflated) => {
      if (error === null) resolve({ text: inflated.toString('utf8'), ended: 'complete' });
      else
        resolve({
          text: '',
          ended: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'endless' : 'undecodable',
        });
    });
  });
}

/** A reply's body as text, and how it ended. Only `identity` was asked for; gzip is undone, other encodings are not. */
export async function readText(response: IncomingMessage): Promise<{ text: string; ended: Ended }> {
  const { bytes, ended } = await readBytes(response);
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '' || bytes.length === 0) return { text: bytes.toString('utf8'), ended };
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    return { text: '', ended: ended === 'complete' ? 'undecodable' : ended };
  return ended === 'complete' ? inflate(bytes) : { text: '', ended };
}
