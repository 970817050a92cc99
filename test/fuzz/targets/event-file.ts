import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { systemCi } from '../../../src/doors/ci.ts';
import { hostile } from '../../words/hostile.ts';
import { jsonOf, mutated } from '../mutations.ts';
import { target } from '../target.ts';

const event = (head: unknown, base: unknown) =>
  JSON.stringify({
    pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: base } } },
    repository: { full_name: base },
  });
const repos = fc.constantFrom('owner/app', 'stranger/app', '', null, 7);
const names = ['pull_request', 'head', 'base', 'repo', 'full_name', 'repository', '__proto__', 'constructor'];
const real = fc.tuple(repos, repos).map(([head, base]) => event(head, base));
const text = fc.oneof(
  real,
  mutated(real),
  jsonOf(names, fc.constantFrom('owner/app', ...hostile)).map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary' }),
);
const variable = fc.oneof(
  fc.constantFrom('true', 'false', '', '1', 'https://github.com/a/b.git', 'git@github.com:a/b'),
  fc.string(),
);
const others = [
  'CI',
  'GITLAB_CI',
  'CI_MERGE_REQUEST_SOURCE_PROJECT_ID',
  'CI_MERGE_REQUEST_PROJECT_ID',
  'CIRCLE_PR_REPONAME',
  'SYSTEM_PULLREQUEST_ISFORK',
  'CHANGE_FORK',
  'BUILDKITE_PULL_REQUEST_REPO',
  'BUILDKITE_REPO',
  'GITHUB_ACTOR',
];

const folder = mkdtempSync(join(tmpdir(), 'keycheck-fuzz-'));
const path = join(folder, 'event.json');

/** Whatever stands in the file: an answer of the known shape, a fork only where head and base are told apart, and nothing added to all objects. */
export const eventFile = target(
  'event file',
  fc.tuple(
    fc.oneof(text, fc.uint8Array({ maxLength: 400 })),
    fc.constantFrom('pull_request', 'pull_request_target', 'push', ''),
    fc.dictionary(fc.constantFrom(...others), variable, { maxKeys: 4 }),
  ),
  ([content, name, env]) => {
    writeFileSync(path, content);
    const found = systemCi({ ...env, GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path });
    assert.deepEqual(Object.keys(found).sort(), ['dependabot', 'fork', 'githubActions', 'name', 'pullRequestTarget']);
    assert.equal(typeof found.fork, 'boolean');
    assert.equal(typeof found.dependabot, 'boolean');
    // Dependabot gets no secrets whatever the event; anybody else only in a pull request from another repository.
    if (found.dependabot) assert.equal(found.fork, true);
    else if (found.fork) assert.ok(name === 'pull_request' && Buffer.from(content).includes('pull_request'));
    assert.equal(typeof systemCi({ ...env, GITHUB_EVENT_PATH: path }).fork, 'boolean');
    assert.deepEqual(Object.keys(Object.prototype), []);
  },
  { close: async () => rmSync(folder, { recursive: true, force: true }) },
);
