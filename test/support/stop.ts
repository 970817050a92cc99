import type { ChildProcess } from 'node:child_process';

/** Ends a program that a test started and waits until it is gone: until then it may write. Its exit code. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await ended;
  return child.exitCode;
}
