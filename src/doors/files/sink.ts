import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { once } from '../../core/once.ts';
import { isTerminal } from './streams.ts';

/** What the output door writes to. */
export type Sink = {
  /** `done`: when the text is out, or with the reason why it is not. */
  write(text: string | Uint8Array, done: (error?: Error | null) => void): unknown;
  on(event: 'error' | 'close', listener: (error: NodeJS.ErrnoException) => void): unknown;
};

/** So many bytes go to a pipe or a file without Node's stream. A pipe that is read takes them whole (PIPE_BUF). */
const atOnce = 4096;

/**
 * Standard output or error. A few lines to a pipe or a file are written without Node's stream, which loads all that sockets need: a tenth of the
 * time in which Node starts. What is more than that, or than the pipe takes just now, is the stream's, which waits and leaves Ctrl-C alive.
 * On Linux alone: elsewhere a pipe cannot be opened a second time so that it does not wait.
 */
export function sinkOf(process: NodeJS.Process, name: 'stdout' | 'stderr'): Sink {
  const fd = name === 'stdout' ? 1 : 2;
  if (process.platform !== 'linux' || isTerminal(fd, process.platform)) return process[name];
  const listeners: Parameters<Sink['on']>[] = [];
  let room = atOnce;
  const stream = once((): Sink => {
    for (const [event, listener] of listeners) process[name].on(event, listener);
    return process[name];
  });
  const direct = once(() => withoutWaiting(fd));
  return {
    on: (...listener) => listeners.push(listener),
    write(text, done) {
      const bytes = Buffer.from(text);
      room -= bytes.length;
      if (stream.made() !== null || room < 0) return stream().write(bytes, done);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(direct(), bytes, written);
      } catch {
        // Full, closed, on a full disk: Node's stream finds the same, and waits or tells.
        return stream().write(bytes.subarray(written), done);
      }
      done();
    },
  };
}

/**
 * The same pipe, opened so that a write fails where it would have to wait for a reader: in the middle of a write no signal is heard, and a
 * run must end at SIGTERM. A file never waits.
 */
const withoutWaiting = (fd: number): number =>
  fstatSync(fd).isFIFO() ? openSync(`/dev/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK) : fd;
