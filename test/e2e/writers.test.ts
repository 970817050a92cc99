import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { keycheck, type Run, tempFolder } from '../support/run.ts';

const writers = 50;

/** A repository with an env file and an ignore file of its own, and a start for so many runs of `init` at once. */
function place() {
  const cwd = tempFolder('writers');
  execFileSync('git', ['init', '-q', '.'], { cwd });
  writeFileSync(join(cwd, '.env'), '# mine\nA=1\n');
  writeFileSync(join(cwd, '.gitignore'), 'node_modules\n');
  const text = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const init = (key: string, ...more: string[]) =>
    keycheck(['init', '--key-env', 'MY_KEY', '--no-verify', '--dotenv', '.env', '--json', ...more], {
      cwd,
      env: { MY_KEY: key },
      timeoutMs: 240_000,
    });
  return { cwd, text, init };
}

/** An editor that appends a line every few milliseconds, until told to stop; answers the lines it wrote. */
function editor(path: string) {
  const lines: string[] = [];
  let stopped = false;
  const work = (async () => {
    while (!stopped) {
      const line = `X${lines.length}=${lines.length}`;
      // An editor that opens a file for appending makes it where it is not there, and that would hide a missing one.
      expect(existsSync(path)).toBe(true);
      appendFileSync(path, `${line}\n`);
      lines.push(line);
      await sleep(15);
    }
  })();
  return async () => {
    stopped = true;
    await work;
    return lines;
  };
}

/** How a run ended, and where it was not well why. */
const endOf = ({ exitCode, stdout, stderr }: Run): string => {
  if (exitCode === 0) return '0';
  try {
    const { cause, summary } = JSON.parse(stdout) as { cause?: string; summary?: string };
    return `${exitCode} ${cause ?? ''} ${summary ?? ''}`;
  } catch {
    return `${exitCode} ${stderr.slice(0, 200)}`;
  }
};
/** How many ended in which way. */
const ends = (runs: readonly Run[]) => {
  const counts: Record<string, number> = {};
  for (const run of runs) counts[endOf(run)] = (counts[endOf(run)] ?? 0) + 1;
  return counts;
};

describe('50 at once', () => {
  it('with one key, beside an editor that appends: every one ends well, and no line is lost', async () => {
    const { cwd, text, init } = place();
    const stop = editor(join(cwd, '.env'));
    const runs = await Promise.all(Array.from({ length: writers }, () => init(projectKey('same'))));
    const lines = await stop();
    expect(ends(runs)).toEqual({ 0: writers });
    expect(
      text('.env')
        .split('\n')
        .filter((line) => line !== '')
        .toSorted(),
    ).toEqual(['# mine', 'A=1', `OPENAI_API_KEY=${projectKey('same')}`, ...lines].toSorted());
    expect(lines.length).toBeGreaterThan(50);
    expect(text('.gitignore')).toBe('node_modules\n.env\n');
    expect(runs.filter(({ stdout }) => JSON.parse(stdout).saved.changed)).toHaveLength(1);
    expect(readdirSync(cwd).toSorted()).toEqual(['.env', '.git', '.gitignore']);
  }, 300_000);

  it('with a key each: one wins whole, and the others are told that another key is there', async () => {
    const { text, init } = place();
    const keys = Array.from({ length: writers }, (_, at) => projectKey(`writer ${at}`));
    const runs = await Promise.all(keys.map((key) => init(key)));
    const winners = keys.filter((_, at) => runs[at]?.exitCode === 0);
    expect(winners.map((key) => `# mine\nA=1\nOPENAI_API_KEY=${key}\n`)).toEqual([text('.env')]);
    expect(runs.filter(({ exitCode }) => exitCode === 2)).toHaveLength(writers - 1);
  }, 300_000);

  it('with a key each and --force: one after the other, and the file holds one of them whole', async () => {
    const { text, init } = place();
    const keys = Array.from({ length: writers }, (_, at) => projectKey(`writer ${at}`));
    const runs = await Promise.all(keys.map((key) => init(key, '--force')));
    expect(ends(runs)).toEqual({ 0: writers });
    expect(keys.map((key) => `# mine\nA=1\nOPENAI_API_KEY=${key}\n`)).toContain(text('.env'));
  }, 300_000);
});
