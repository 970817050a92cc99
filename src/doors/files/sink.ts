import { constants, openSync, writeSync } from 'node:fs';
import { once } from '../../core/once.ts';
import { kindOf } from './streams.ts';

/** What the output door writes to. */
export type Sink = {
  /** `done`: when the text is out, or with the reason why it is not. */
  write(text: string | Uint8Array, done: (error?: Error | null) => void): unknown;
  on(event: 'error' | 'close', listener: (error: NodeJS.ErrnoException) => void): unknown;
};

/** So many bytes go to a pipe without Node's stream. One that is read takes them whole (PIPE_BUF). */
const atOnce = 4096;

/**
 * Standard output or error. Node's stream loads all that sockets need, a tenth of the time in which Node starts, and gives a file up half written
 * without a word (SyncWriteStream, Node 20). So a file is written here, and to a pipe the few lines that most runs have to say.
 */
export function sinkOf(process: NodeJS.Process, name: 'stdout' | 'stderr'): Sink {
  const fd = name === 'stdout' ? 1 : 2;
  const kind = kindOf(fd);
  if (kind === 'file' || kind === 'nothing') return fileSink(fd);
  // On Linux alone: elsewhere a pipe cannot be opened a second time so that it does not wait.
  return kind === 'pipe' && process.platform === 'linux' ? pipeSink(fd, () => process[name]) : process[name];
}

/** A file never waits. */
const fileSink = (fd: number): Sink => ({
  on: () => {},
  write(text, done) {
    try {
      writeAll(fd, Buffer.from(text));
    } catch (error) {
      return done(error as Error);
    }
    done();
  },
});

/** A few lines at once; what is more than that, or than the pipe takes just now, is left to Node's stream, which waits and leaves Ctrl-C alive. */
function pipeSink(fd: number, nodes: () => Sink): Sink {
  const listeners: Parameters<Sink['on']>[] = [];
  let room = atOnce;
  const stream = once((): Sink => {
    for (const [event, listener] of listeners) nodes().on(event, listener);
    return nodes();
  });
  // Opened anew, so that a write fails where it would have to wait for a reader: in the middle of a write no signal is heard.
  const direct = once(() => openSync(`/dev/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK));
  return {
    on: (...listener) => listeners.push(listener),
    write(text, done) {
      const bytes = Buffer.from(text);
      room -= bytes.length;
      if (stream.made() !== null || room < 0) return stream().write(bytes, done);
      const progress = { written: 0 };
      try {
        writeAll(direct(), bytes, progress);
      } catch {
        // Full, closed, or not ours to open: Node's stream finds the same, and waits or tells.
        return stream().write(bytes.subarray(progress.written), done);
      }
      done();
    },
  };
}

/** Throws where not all can be written; `progress` tells how much was. */
function writeAll(fd: number, bytes: Uint8Array, progress = { written: 0 }): void {
  while (progress.written < bytes.length) progress.written += writeSync(fd, bytes, progress.written);
}
