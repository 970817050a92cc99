import { reporterNames } from '../../src/cli/reporters.ts';

/** A way to look at a run: what it prints for whom, and what Node and others would print beside it. */
export type Face = {
  name: string;
  /** Flags behind the command; `report` gives a path for a file. */
  flags?: (report: (name: string) => string) => string[];
  env?: Record<string, string>;
  /** Only commands that know these flags. */
  only?: readonly string[];
  signal?: NodeJS.Signals;
  /** Whether GitHub's files are named. */
  github?: true;
};

/** Node writes a report of itself where these ask for it, environment and all. */
const reports = '--report-uncaught-exception --report-on-fatalerror --report-on-signal';

export const faces: readonly Face[] = [
  { name: 'text' },
  { name: 'json', flags: () => ['--json'] },
  { name: 'github', env: { GITHUB_ACTIONS: 'true', CI: 'true' }, github: true },
  {
    name: 'every report',
    flags: (report) => [
      ...['human', ...reporterNames.map((name) => `${name}=${report(name)}`)].flatMap((name) => ['--reporter', name]),
      '--report',
      report('bundle.json'),
    ],
    only: ['verify'],
  },
  { name: 'debug', flags: () => ['--debug'] },
  { name: 'Chinese', flags: () => ['--lang', 'zh-TW', '--accessible', '--debug'] },
  { name: 'NODE_DEBUG', env: { NODE_DEBUG: 'http,https,net,tls' } },
  { name: 'OPENAI_LOG', flags: () => ['--debug'], env: { OPENAI_LOG: 'debug' } },
  { name: 'DEBUG', env: { DEBUG: '*', NODE_DEBUG: 'fs,module,timers' } },
  { name: 'trace-uncaught', env: { NODE_OPTIONS: `--trace-uncaught --trace-warnings ${reports}` } },
  { name: 'SIGUSR2', env: { NODE_OPTIONS: reports }, signal: 'SIGUSR2' },
  { name: 'SIGABRT', env: { NODE_OPTIONS: reports }, signal: 'SIGABRT' },
];
