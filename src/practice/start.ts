import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cause, isCause } from '../core/causes/ids.ts';
import { UserError } from '../core/errors.ts';
import { makeKey, practiceKind } from './keys.ts';
import { Platform } from './platform.ts';
import { scenarios } from './scenarios.ts';
import { practiceServer } from './server.ts';
import { SandboxState } from './state.ts';
import { readState, StateFile } from './state-file.ts';
import type { StatePatch } from './state-patch.ts';
import type { PracticeWords } from './words.ts';

/** How a practice platform starts. */
export type SandboxOptions = {
  /** Default 0: any free port. A port that is taken is an error here. */
  port?: number;
  /** The cause to start with, such as `credits-exhausted`. */
  scenario?: Cause;
  /** What is different from a fresh platform. */
  state?: StatePatch;
};

/** A practice platform that is running on this machine. */
export type Sandbox = {
  /** Where API clients go: ends in `/v1`. */
  baseUrl: string;
  /** The page for people: ends in `/`. */
  pageUrl: string;
  /** A key of the default project. Any other well-formed practice key is taken as well. */
  key: string;
  /** A key for the organization endpoints (`/v1/organization/…`). */
  adminKey: string;
  /** What changes over HTTP need. */
  token: string;
  /** Live: a change counts from the next request on. */
  state: SandboxState;
  /** Stops listening and ends what is still open. Safe to call twice. */
  close(): Promise<void>;
};

/** What the command line and the wizard may ask for besides. */
export type StartOptions = SandboxOptions & {
  /** The file that keeps the state from run to run. */
  stateFile?: string;
  /** A practice key that is there already, to be used again; one that is damaged is left aside. */
  key?: string;
  words: PracticeWords;
};

const saveEvery = 1000;

/** Starts a practice platform on 127.0.0.1. Throws UserError for an unknown scenario or a bad state file, and what `listen` says of the port. */
export async function startPractice(options: StartOptions): Promise<Sandbox> {
  const { port = 0, scenario, stateFile, words } = options;
  if (scenario !== undefined && !(isCause(scenario) && scenarios[scenario]))
    throw new UserError(words.noScenario(scenario, Object.keys(scenarios).join(', ')));
  const state = stateFile === undefined ? new SandboxState() : await readState(stateFile, words);
  if (options.state) state.patch(options.state);
  const key =
    usable(options.key) ?? usable(state.keys.find((one) => one.kind === 'project' && !one.revoked)?.value) ?? makeKey();
  if (!state.keys.some(({ value }) => value === key)) state.addKey({ name: words.firstKeyName, value: key });
  if (scenario) state.scenario(scenario);
  const file = stateFile === undefined ? null : new StateFile(stateFile, state);
  // Somebody who asked for the state to be kept learns before the work that it cannot be, not after.
  await file?.save().catch((error: NodeJS.ErrnoException) => {
    throw new UserError(words.cli.stateUnwritable(stateFile ?? '', error.code ?? error.name), {
      steps: [words.cli.stateStep],
      cause: error,
    });
  });
  const platform = new Platform(state, { firstKey: key });
  const server = practiceServer(platform, words);
  await listen(server, port);
  const keeper = file && keep(file);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await keeper?.end();
  };
  return {
    baseUrl: `${address}/v1`,
    pageUrl: `${address}/`,
    key,
    adminKey: makeKey('admin'),
    token: platform.token,
    state,
    close,
  };
}

/** Where the practice platform of the command line is found unless told otherwise. */
export const usualPort = 4141;
const portsToTry = 21;

/**
 * Starts on this port or, where it is taken, on the next free one of the 20 after it (port 0: any). This is how `keycheck sandbox` and
 * `init --sandbox` start. Throws UserError where none is free or the system forbids the port.
 */
export async function startNear(port: number, options: Omit<StartOptions, 'port'>): Promise<Sandbox> {
  const { words } = options;
  for (let next = port; next < port + portsToTry && next <= 65_535; next++) {
    try {
      return await startPractice({ ...options, port: next });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES')
        throw new UserError(words.cli.portForbidden(next), { steps: [words.cli.portStep], cause: error });
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new UserError(words.cli.portTaken(port), { steps: [words.cli.portStep] });
}

/** A key of the ordinary kind, whole; a damaged one would be known to this run alone. */
const usable = (key: string | undefined): string | null =>
  key !== undefined && practiceKind(key) === 'project' ? key : null;

/** Saves once a second what changed, and once more at the end. A fault in between is met again, and told, at the end. */
function keep(file: StateFile): { end(): Promise<void> } {
  const timer = setInterval(() => void file.save().catch(() => undefined), saveEvery).unref();
  return {
    end: () => {
      clearInterval(timer);
      return file.save();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
