import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

type Step = { uses?: string; run?: string };
type Job = { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] };
type Workflow = { permissions: object; jobs: Record<string, Job> };

const folder = '.github/workflows';

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow = load(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);

  it('gives nothing by default, and each job what it needs', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, job]) => job.permissions === undefined || job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('names every action by a full commit hash, with its version beside it', () => {
    // `./` is this repository's own action, at this very commit.
    const uses = [...text.matchAll(/uses: (.*)/g)].map((match) => match[1]).filter((one) => one !== './');
    expect(uses.filter((one) => !/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one ?? ''))).toEqual([]);
  });

  it('puts nothing that others can write into a command line', () => {
    const runs = jobs.flatMap(([, job]) => job.steps.map((step) => step.run ?? ''));
    expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
  });
});

it('publishes what was tested: the tarball that the first job made, listed and hashed, is the one that goes out', () => {
  const { jobs } = load(readFileSync(join(folder, 'publish.yml'), 'utf8')) as Workflow;
  const runs = (name: string) => jobs[name]?.steps.map(({ run = '' }) => run).join('\n') ?? '';
  expect(runs('check')).toMatch(
    /npm cit[\s\S]*npm pack --ignore-scripts[\s\S]*npm run sbom[\s\S]*sha256sum keycheck-\* > SHA256SUMS/,
  );
  expect(runs('publish')).toMatch(
    /^\s*sha256sum --check SHA256SUMS\nnpm publish --ignore-scripts --provenance .*\.tgz\s*$/,
  );
});

it('lets only the publishing job sign for npm', () => {
  const workflow = load(readFileSync(join(folder, 'publish.yml'), 'utf8')) as Workflow;
  const signing = Object.entries(workflow.jobs).filter(([, job]) => job.permissions?.['id-token'] !== undefined);
  expect(signing.map(([name]) => name)).toEqual(['publish']);
});
