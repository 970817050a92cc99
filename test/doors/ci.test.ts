import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEventFile, systemCi } from '../../src/doors/ci.ts';
import type { Ci } from '../../src/flows/ports.ts';
import { tempFolder } from '../support/run.ts';

const plain: Ci = { name: null, fork: false, dependabot: false, pullRequestTarget: false, githubActions: false };
const none = (): null => null;

describe('the name of the CI system', () => {
  it.each([
    [{}, null],
    [{ GITHUB_ACTIONS: 'true', CI: 'true' }, 'GitHub Actions'],
    [{ GITLAB_CI: 'true', CI: 'true' }, 'GitLab CI'],
    [{ CIRCLECI: 'true', CI: 'true' }, 'CircleCI'],
    [{ TF_BUILD: 'True' }, 'Azure Pipelines'],
    [{ JENKINS_URL: 'https://ci.test/', BUILD_ID: '7' }, 'Jenkins'],
    [{ BITBUCKET_COMMIT: 'abc', CI: 'true' }, 'Bitbucket Pipelines'],
    [{ BUILDKITE: 'true', CI: 'true' }, 'Buildkite'],
    [{ NODE: '/app/.heroku/node/bin/node' }, 'Heroku'],
    [{ CI: 'false', GITHUB_ACTIONS: 'true' }, null],
  ])('%j: %s', (env: Record<string, string>, name) => {
    expect(systemCi(env, none).name).toBe(name);
  });
});

describe('GitHub', () => {
  const event = (head: string | null, base = 'owner/app') =>
    JSON.stringify({
      pull_request: { head: { repo: head === null ? null : { full_name: head } }, base: { repo: { full_name: base } } },
      repository: { full_name: base },
    });
  const byDependabot = { user: { login: 'dependabot[bot]' } };
  const own = {
    head: { repo: { full_name: 'owner/app' } },
    base: { repo: { full_name: 'owner/app' } },
    ...byDependabot,
  };
  const dependabot = JSON.stringify({ pull_request: own, sender: { login: 'dependabot[bot]' } });
  const taken = JSON.stringify({ pull_request: own, sender: { login: 'someone' } });
  const env = (name: string, more: Record<string, string> = {}) => ({
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_ACTOR: 'someone',
    ...more,
  });

  it.each<[string, Record<string, string>, string | null, Partial<Ci>]>([
    ['a push', env('push'), '{"ref":"refs/heads/main","repository":{"full_name":"owner/app"}}', {}],
    ['a pull request of the repository itself', env('pull_request'), event('owner/app'), {}],
    ['a fork', env('pull_request'), event('stranger/app'), { fork: true }],
    ['a fork that is gone', env('pull_request'), event(null), { fork: true }],
    ['a review of a fork', env('pull_request_review'), event('stranger/app'), { fork: true }],
    [
      'Dependabot',
      env('pull_request', { GITHUB_ACTOR: 'dependabot[bot]' }),
      event('owner/app'),
      { fork: true, dependabot: true },
    ],
    ['Dependabot, by the event alone', env('pull_request'), dependabot, { fork: true, dependabot: true }],
    ['Dependabot, pushing', env('push', { GITHUB_ACTOR: 'dependabot[bot]' }), '{}', { fork: true, dependabot: true }],
    ['a person who pushed to a branch of Dependabot has the secrets', env('pull_request'), taken, {}],
    ['a schedule', env('schedule', { GITHUB_ACTOR: 'dependabot[bot]' }), '{"schedule":"0 6 * * 1"}', {}],
    ['a run by hand', env('workflow_dispatch'), '{"inputs":null,"sender":{"login":"someone"}}', {}],
    [
      'pull_request_target of a fork has the secrets',
      env('pull_request_target'),
      event('stranger/app'),
      { pullRequestTarget: true },
    ],
    ['an event file that cannot be read', env('pull_request'), null, {}],
    ['broken JSON', env('pull_request'), '{"pull_request":', {}],
    ['JSON of another shape', env('pull_request'), '{"pull_request":7}', {}],
    ['a list', env('pull_request'), '[]', {}],
    ['inherited names are no facts', env('pull_request'), '{"__proto__":{"pull_request":{}}}', {}],
    ['no event path', env('pull_request', { GITHUB_EVENT_PATH: '' }), event('stranger/app'), {}],
  ])('%s', (_name, variables, text, expected) => {
    expect(systemCi(variables, () => text)).toEqual({
      ...plain,
      name: 'GitHub Actions',
      githubActions: true,
      ...expected,
    });
  });
});

describe('other systems say it themselves', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['GitLab', { GITLAB_CI: 'true', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '1' }, true],
    [
      'GitLab, same project',
      { GITLAB_CI: 'true', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1', CI_MERGE_REQUEST_PROJECT_ID: '1' },
      false,
    ],
    ['CircleCI', { CIRCLECI: 'true', CIRCLE_PR_REPONAME: 'app' }, true],
    ['Azure', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_ISFORK: 'True' }, true],
    ['Azure, no fork', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_ISFORK: 'False' }, false],
    ['Jenkins', { JENKINS_URL: 'x', BUILD_ID: '1', CHANGE_FORK: 'stranger' }, true],
    [
      'Buildkite',
      {
        BUILDKITE: 'true',
        BUILDKITE_REPO: 'git@host:owner/app.git',
        BUILDKITE_PULL_REQUEST_REPO: 'https://host/stranger/app.git',
      },
      true,
    ],
    [
      'Buildkite, same',
      {
        BUILDKITE: 'true',
        BUILDKITE_REPO: 'git@host:owner/app.git',
        BUILDKITE_PULL_REQUEST_REPO: 'https://host/owner/app.git',
      },
      false,
    ],
    [
      'Buildkite, no pull request',
      { BUILDKITE: 'true', BUILDKITE_REPO: 'git@host:owner/app.git', BUILDKITE_PULL_REQUEST_REPO: '' },
      false,
    ],
  ])('%s', (_name, env, fork) => {
    expect(systemCi(env, none).fork).toBe(fork);
  });
});

describe('the event file', () => {
  it('is read only where it is a file of a sane size, and never waited for', () => {
    const folder = tempFolder('ci');
    writeFileSync(`${folder}/event.json`, '{}');
    writeFileSync(`${folder}/huge.json`, ' '.repeat(5 * 1024 * 1024 + 1));
    mkdirSync(`${folder}/folder`);
    execFileSync('mkfifo', [`${folder}/fifo`]);
    const read = (name: string): string | null => readEventFile(`${folder}/${name}`);
    expect([read('event.json'), read('huge.json'), read('folder'), read('fifo'), read('absent')]).toEqual([
      '{}',
      null,
      null,
      null,
      null,
    ]);
  });
});
