import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import vendors from 'ci-info/vendors.json' with { type: 'json' };
import type { Ci } from '../flows/ports.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Rule = string | Readonly<Record<string, string | readonly string[]>>;

/** GitHub's event files hold a whole pull request and its repository: some 30 kB. More than this is not read (bytes). */
const largestEvent = 5 * 1024 * 1024;

/**
 * What is known of the CI system around this run. `readEvent` gives the text of GitHub's event file, or null; it is written
 * by GitHub out of what strangers sent, so nothing in it is trusted further than "fork or not".
 */
export const systemCi = (env: Env, readEvent: (path: string) => string | null = readEventFile): Ci => {
  const githubActions = env['GITHUB_ACTIONS'] === 'true';
  const pullRequestTarget = githubActions && env['GITHUB_EVENT_NAME'] === 'pull_request_target';
  return {
    name: nameOf(env),
    ...(githubActions ? githubPullRequest(env, readEvent) : { fork: isFork(env), dependabot: false }),
    pullRequestTarget,
    githubActions,
  };
};

/** The vendors of ci-info, looked up in the environment given (the package itself reads the process's own, once). */
const nameOf = (env: Env): string | null => {
  if (env['CI'] === 'false') return null;
  const found = vendors.findLast((vendor) => [vendor.env as Rule | Rule[]].flat().every((rule) => applies(env, rule)));
  return found?.name ?? null;
};

const applies = (env: Env, rule: Rule): boolean => {
  if (typeof rule === 'string') return Boolean(env[rule]);
  if (typeof rule['env'] === 'string') return (env[rule['env']] ?? '').includes(String(rule['includes']));
  if (Array.isArray(rule['any'])) return rule['any'].some((name: string) => Boolean(env[name]));
  return Object.entries(rule).every(([name, value]) => env[name] === value);
};

/** Events that run the code of a pull request and get no secrets when it comes from a fork. */
const pullRequestEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

/** Events that get no secrets when Dependabot caused them, whoever runs them again. */
const dependabotEvents = [...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status'];

/**
 * GitHub: a pull request whose head is another repository (or a deleted one), or anything that Dependabot caused.
 * `pull_request_target` runs with secrets, whoever asks (docs.github.com, "Events that trigger workflows", "Dependabot on Actions").
 */
const githubPullRequest = (env: Env, readEvent: (path: string) => string | null): Pick<Ci, 'fork' | 'dependabot'> => {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const path = env['GITHUB_EVENT_PATH'] ?? '';
  const event = path === '' || !dependabotEvents.includes(name) ? null : parsed(readEvent(path));
  const actors = [env['GITHUB_ACTOR'], at(event, 'sender', 'login')];
  const dependabot = dependabotEvents.includes(name) && actors.includes('dependabot[bot]');
  const base = at(event, 'pull_request', 'base', 'repo', 'full_name') ?? at(event, 'repository', 'full_name');
  const foreign =
    pullRequestEvents.includes(name) &&
    at(event, 'pull_request') !== undefined &&
    typeof base === 'string' &&
    at(event, 'pull_request', 'head', 'repo', 'full_name') !== base;
  return { fork: dependabot || foreign, dependabot };
};

/** Others say it in variables of their own. */
const isFork = (env: Env): boolean =>
  differ(env['CI_MERGE_REQUEST_SOURCE_PROJECT_ID'], env['CI_MERGE_REQUEST_PROJECT_ID']) ||
  Boolean(env['CIRCLE_PR_REPONAME']) ||
  env['SYSTEM_PULLREQUEST_ISFORK']?.toLowerCase() === 'true' ||
  Boolean(env['CHANGE_FORK']) ||
  differ(repository(env['BUILDKITE_PULL_REQUEST_REPO']), repository(env['BUILDKITE_REPO']));

const differ = (one: string | undefined, other: string | undefined): boolean =>
  Boolean(one) && Boolean(other) && one !== other;

/** `owner/name` at the end of a git address, since one may be written git@ and the other https. */
const repository = (address: string | undefined): string | undefined =>
  /[^/:]+\/[^/:]+?(?=(?:\.git)?\/?$)/.exec(address ?? '')?.[0];

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

const at = (value: unknown, ...path: readonly string[]): unknown => {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
};

/** The event file's text; null where it is none, is too large, or cannot be read. Never waits, whatever the path is. */
export const readEventFile = (path: string): string | null => {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const state = fstatSync(file);
    return state.isFile() && state.size <= largestEvent ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
};
