import type { Secret } from '../../src/core/key/secret.ts';
import type { Context } from '../../src/flows/ports.ts';
import { en } from '../../src/words/en/index.ts';

export type TestContext = Context & {
  /** What went to stdout and to stderr so far. */
  readonly printed: { readonly out: string; readonly said: string };
  /** The secrets that the output door was told about. */
  readonly guarded: readonly Secret[];
};

/**
 * A context in which nothing may be touched but what `over` hands in: every other door fails when it is used, and says
 * which. Printing is kept, time stands still at 1970, sleeping takes none, nobody can be asked.
 */
export const testContext = (over: Partial<Context> = {}): TestContext => {
  const out: string[] = [];
  const said: string[] = [];
  const guarded: Secret[] = [];
  const same = (text: string): string => text;
  const context: Context = {
    env: {},
    cwd: '/project',
    platform: 'linux',
    now: () => new Date(0),
    ticks: () => 0,
    random: () => 0,
    sleep: async () => {},
    out: (text) => void out.push(`${text}\n`),
    verbatim: (text) => void out.push(`${text}\n`),
    say: (text) => void said.push(`${text}\n`),
    quiet: false,
    guard: (secret) => void guarded.push(secret),
    busy: (_message, work) => work(),
    ask: null,
    files: closed('files', ['read', 'write', 'writable', 'list', 'sweep']),
    ...closed<{ envReaders(): never }>('context', ['envReaders']),
    git: closed('git', ['look']),
    api: closed('api', ['send']),
    browser: { available: false, ...closed<{ open(): never }>('browser', ['open']) },
    stdin: closed('stdin', ['read']),
    style: { title: same, good: same, bad: same, warn: same, quiet: same, columns: 80 },
    words: en,
    ci: { name: null, fork: false, dependabot: false, pullRequestTarget: false, githubActions: false },
    signal: new AbortController().signal,
    ...over,
  };
  return Object.assign(context, {
    guarded,
    printed: {
      get out() {
        return out.join('');
      },
      get said() {
        return said.join('');
      },
    },
  });
};

/** A door that nobody announced: each of its methods fails and says what was asked of it. */
const closed = <T extends object>(door: string, methods: readonly (keyof T & string)[]): T => {
  const refuse = (method: string) => (): never => {
    throw new Error(`${door}.${method} was used, and nobody announced it`);
  };
  return Object.fromEntries(methods.map((method) => [method, refuse(method)])) as T;
};
