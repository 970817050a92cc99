import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './faults.ts';

/** A writer signs the folder at once; one that was stopped before it could is given this long. */
const unsignedMs = 2_000;
/** What a writer is given that cannot be asked about: on another machine, or under a number that another process may have got since. */
const unknownMs = 120_000;

const ownerFile = (workshop: string): string => join(workshop, 'owner');

/** Signs a folder that this process has made to work in. Bytes, not text: Node's short cuts for text abort where closing a file fails. */
export const sign = (workshop: string): void =>
  writeFileSync(ownerFile(workshop), Buffer.from(signature()), { flag: 'wx', mode: 0o600 });

const signatureIn = (workshop: string): string => orEmpty(() => readFileSync(ownerFile(workshop)).toString());

/** Whether the folder is still the one this process made: a writer that was stopped for long may have lost it to another. */
export const isOwn = (workshop: string): boolean => signatureIn(workshop) === signature();

/** Whether whoever made the folder is gone. */
export function isAbandoned(workshop: string, ageMs: number): boolean {
  const [, pid, born, where] = /^(\d+) (\S+) (.+)$/.exec(signatureIn(workshop)) ?? [];
  if (pid === undefined || born === undefined) return ageMs > unsignedMs;
  if (where !== whereabouts()) return ageMs > unknownMs;
  if (!isRunning(Number(pid))) return true;
  const now = birthOf(pid);
  return now === unborn || born === unborn ? ageMs > unknownMs : now !== born;
}

let own = '';

/** Process, when it was born (numbers are given out again) and where its number counts. */
function signature(): string {
  own ||= `${process.pid} ${birthOf('self')} ${whereabouts()}`;
  return own;
}

/** The machine and, in containers that go by one name, the namespace of process numbers (pid_namespaces(7)). */
const whereabouts = (): string => `${hostname()} ${orEmpty(() => readlinkSync('/proc/self/ns/pid'))}`.trim();

const unborn = '-';

/** When a process began, in ticks since the machine did: field 22 of /proc/pid/stat, the 20th behind the name (proc(5)). Linux only. */
function birthOf(pid: string): string {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? unborn;
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
