import { Worker } from 'node:worker_threads';
import type { Secret } from '../../../core/key/secret.ts';
import type { Batch, Found } from './batch.ts';

/** What the second thread is told when it starts (thread.ts). Nothing secret: Node prints it under NODE_DEBUG=worker. */
export type Assignment = { cwd: string; claims: Uint8Array };
/** To the second thread, ahead of all work: this folder's own keys. They stay in the memory of this process. */
export type Keys = { own: readonly string[] };
/** To the second thread: a batch it may claim. */
export type Offer = { index: number; batch: Batch };
/** From the second thread: what it found in a batch it claimed. */
export type Answer = { index: number; found: Found };

/** Of two threads that claim a batch, the first one has it. */
export const claim = (claims: Uint8Array, index: number): boolean => Atomics.exchange(claims, index, 1) === 0;

/** A second thread that searches. One that fails is gone; whatever it owes is searched without it. */
export type Helper = { offer(offer: Offer): void; isGone(): boolean; end(): void };

type Work = {
  cwd: string;
  own: readonly Secret[];
  claims: Uint8Array;
  onAnswer(answer: Answer): void;
  onGone(): void;
};

/**
 * Starts the second thread. `program` is the built thread.ts. It gets no environment, and what it prints is dropped. Null where none may be
 * started: Node run with --permission refuses it, and so does a system that has no more threads for this user.
 */
export function startHelper(program: string, { cwd, own, claims, onAnswer, onGone }: Work): Helper | null {
  const worker = started(program, { cwd, claims });
  if (worker === null) return null;
  worker.postMessage({ own: own.map((key) => key.reveal()) } satisfies Keys);
  let gone = false;
  worker.on('message', onAnswer);
  worker.on('error', () => {});
  worker.on('exit', () => {
    gone = true;
    onGone();
  });
  return {
    offer: (offer) => worker.postMessage(offer),
    isGone: () => gone,
    end: () => void worker.terminate(),
  };
}

function started(program: string, workerData: Assignment): Worker | null {
  try {
    return new Worker(program, { workerData, env: {}, execArgv: [], stdout: true, stderr: true });
  } catch {
    return null;
  }
}
