import { Secret } from '../core/key/secret.ts';
import type { Stdin } from '../flows/ports.ts';

type Input = NodeJS.ReadableStream & { unref?(): unknown; destroy?(error?: Error): unknown };

/**
 * Standard input as data, read once. An open pipe on which nothing more comes is left after the time given; afterwards the
 * input keeps no process alive. An input that cannot be read (a folder, a closed one) is an empty one.
 */
export const systemStdin = (input: Input): Stdin => ({
  read: (limit, timeoutMs) =>
    new Promise((resolve) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      const finish = (outcome: Awaited<ReturnType<Stdin['read']>>): void => {
        clearTimeout(timer);
        input.removeListener('data', data);
        input.removeListener('end', ended);
        input.removeListener('error', ended);
        // A late error must not become an uncaught one.
        input.on('error', () => {});
        input.pause();
        input.unref?.();
        input.destroy?.();
        resolve(outcome);
      };
      const data = (piece: Buffer | string): void => {
        const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece;
        pieces.push(buffer);
        bytes += buffer.length;
        // No encoding here takes more than four bytes for a character, so this much is too many characters in any of them.
        if (bytes > limit * 4) finish({ kind: 'too-large' });
      };
      const ended = (): void => {
        const text = decoded(Buffer.concat(pieces));
        finish(text.length > limit ? { kind: 'too-large' } : { kind: 'text', text: new Secret(text) });
      };
      const timer = setTimeout(() => finish({ kind: 'silent' }), timeoutMs);
      input.on('data', data);
      input.on('end', ended);
      input.on('error', ended);
      input.resume();
    }),
});

/** UTF-8, or UTF-16 where its mark says so (PowerShell's `>` writes that); what is neither keeps a visible replacement character. */
const decoded = (bytes: Buffer): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
};
