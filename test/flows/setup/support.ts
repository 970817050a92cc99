import type { Cause } from '../../../src/core/causes/ids.ts';
import type { InitFlags, PracticePlatform } from '../../../src/flows/setup/answers.ts';

/** The flags of a plain `keycheck init`. */
export const flags = (over: Partial<InitFlags> = {}): InitFlags => ({
  yes: false,
  dotenv: null,
  envName: 'OPENAI_API_KEY',
  keyStdin: false,
  keyEnv: null,
  uses: null,
  project: null,
  organization: null,
  model: null,
  baseUrl: null,
  allowBaseUrl: false,
  force: false,
  gitignore: true,
  open: true,
  verify: true,
  level: 'call',
  timeoutMs: 30_000,
  retries: 2,
  waitMs: null,
  dryRun: false,
  sandbox: false,
  port: null,
  telling: [],
  ...over,
});

/** A practice platform that only stands there. */
export const platform = (over: Partial<PracticePlatform> = {}): PracticePlatform & { changes: (Cause | 'reset')[] } => {
  const changes: (Cause | 'reset')[] = [];
  return {
    baseUrl: 'http://127.0.0.1:4141/v1',
    pageUrl: 'http://127.0.0.1:4141/',
    key: '',
    changes,
    state: { scenario: (cause) => void changes.push(cause), reset: () => void changes.push('reset') },
    close: async () => {},
    ...over,
  };
};
