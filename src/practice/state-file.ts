import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../core/errors.ts';
import { isEnvFileName } from '../core/precedence.ts';
import { isRecord } from './call.ts';
import { freshState } from './fresh.ts';
import { SandboxState } from './state.ts';
import { applyPatch } from './state-patch.ts';
import type { PracticeWords } from './words.ts';

const largest = 5 * 1024 * 1024;

/** The state that a file keeps; a fresh one where there is no file yet. Throws UserError for a file that holds something else. */
export async function readState(path: string, { cli }: Pick<PracticeWords, 'cli'>): Promise<SandboxState> {
  if (isEnvFileName(basename(path))) throw new UserError(cli.stateIsEnvFile(path), { steps: [cli.stateStep] });
  const text = await textOf(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(cli.stateUnreadable(path, error.code ?? error.message), {
      steps: [cli.stateStep],
      cause: error,
    });
  });
  if (text === null) return new SandboxState();
  try {
    const kept: unknown = JSON.parse(text);
    // A list that the file holds is the whole list: a fresh platform's items would otherwise come back beside its own.
    const holds = (name: string): boolean => isRecord(kept) && Array.isArray(kept[name]);
    const base = {
      ...freshState(),
      ...(holds('projects') && { projects: [] }),
      ...(holds('models') && { models: [] }),
    };
    return new SandboxState(applyPatch(base, kept));
  } catch (error) {
    // What JSON.parse says quotes the file, and nobody knows what the file is.
    const reason = error instanceof Error && !(error instanceof SyntaxError) ? error.message : null;
    throw new UserError(cli.notState(path, reason), { steps: [cli.notStateStep], cause: error });
  }
}

/**
 * What a file holds, or null where there is none. A pipe that nobody writes to is opened at once (O_NONBLOCK), and what is no file is not
 * read: /dev/zero has no end.
 */
async function textOf(path: string): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    if (!stats.isFile()) throw new Error('not a file');
    if (stats.size > largest) throw new Error('too large');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Keeps the state in a file: `save` writes it when it changed. A reader never sees half of it. */
export class StateFile {
  readonly #path: string;
  readonly #state: SandboxState;
  #written = '';
  #saving: Promise<void> = Promise.resolve();
  constructor(path: string, state: SandboxState) {
    this.#path = path;
    this.#state = state;
  }

  /** Writes after what is being written now. Throws what the file system says. */
  save(): Promise<void> {
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#write());
    return this.#saving;
  }

  async #write(): Promise<void> {
    const text = `${JSON.stringify(this.#state, null, 2)}\n`;
    if (text === this.#written) return;
    const beside = `${this.#path}.${randomUUID()}.tmp`;
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.close();
      await rename(beside, this.#path);
      this.#written = text;
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(beside, { force: true });
      throw error;
    }
  }
}
