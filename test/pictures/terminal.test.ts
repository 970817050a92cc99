import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Cell, type Freeze, rowOf, rowsOf } from '../../scripts/pictures/screen.ts';
import { terminalSvg, themes } from '../../scripts/pictures/svg.ts';
import { type Sandbox, startNear, usualPort } from '../../src/practice/index.ts';
import { en } from '../../src/words/en/index.ts';
import { projectKey } from '../support/keys.ts';
import { type Pty, startPty } from '../support/pty.ts';
import { cleanEnvironment, installedCopy, tempFolder, tempProject } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';

/**
 * The pictures of the README, drawn from what the built program writes to a terminal, in folders made for them. One that no
 * longer shows what the program says fails here; `npm run pictures` draws them anew. What differs from run to run (ports,
 * endings of keys, request ids, times, the version of Node) is shown as one of it.
 */
const bin = installedCopy();
const columns = 80;

const frozen: readonly Freeze[] = [
  [/(?<=127\.0\.0\.1:)\d{4}\b/g, '4141'],
  [/(?<=\breq_)\w{32}/g, '7c1e4b0a92d84f0f8a3d5e6b1c2f9a47'],
  [/(?<=answered in )\d+\.\d s/g, '0.1 s'],
  [/(?<=\bnode +)\d+\.\d+\.\d+/g, '22.20.0'],
];

/** Every ending of a key, in the order they come, as one that no key has. */
const endings = (written: string): Freeze[] =>
  [...new Set([...written.matchAll(/…(\w{4})\b/g)].map(([, ending]) => ending ?? ''))].map((ending, at) => [
    new RegExp(`(?<=…)${ending}\\b`, 'g'),
    ['x9Qa', 'k3Fd'][at] ?? '0000',
  ]);

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});
const practice = async (): Promise<Sandbox> => {
  sandbox = await startNear(usualPort, { words: en.practice });
  return sandbox;
};

const start = (cwd: string, args: readonly string[]): Pty =>
  startPty(process.execPath, [bin, ...args], {
    cwd,
    cols: columns,
    rows: 60,
    env: { ...cleanEnvironment(tempFolder('home')), TERM: 'xterm-256color' },
  });

const repository = (files: Record<string, string>): string => {
  const folder = tempProject(files);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  for (const name of Object.keys(files)) chmodSync(join(folder, name), 0o600);
  return folder;
};

/** Everything that stood on the screen from the row that holds `from` on. */
const from = (rows: Cell[][], text: string): Cell[][] =>
  rows.slice(
    rows.findIndex((row) =>
      row
        .map((cell) => cell.text)
        .join('')
        .includes(text),
    ),
  );

type Picture = { name: string; title: string; command: string; take: () => Promise<Cell[][]> };

const shot = async (pty: Pty): Promise<Cell[][]> => rowsOf(pty.raw(), columns, [...endings(pty.raw()), ...frozen]);

const nextProject = {
  'package.json': '{ "dependencies": { "next": "16.0.0" } }\n',
  '.gitignore': 'node_modules\n.next\n',
};

const pictures: readonly Picture[] = [
  {
    name: 'wizard',
    title: 'keycheck init, first screen: what was found in the folder, what leaves the machine, and where to start',
    command: 'npx keycheck init',
    async take() {
      const pty = start(repository(nextProject), ['init']);
      await pty.waitFor('use the arrow keys', 20_000);
      const rows = await shot(pty);
      pty.key('ctrl-c');
      await pty.exit;
      return rows;
    },
  },
  {
    name: 'saved',
    title: 'keycheck init --sandbox: the check of a practice key, and the key saved in a file that git ignores',
    command: 'npx keycheck init --sandbox',
    async take() {
      const pty = start(repository(nextProject), ['init', '--sandbox', '--uses', 'text']);
      for (const question of ['Ready?', 'Do you have it?', 'Key:', 'Send it?', 'Write this?']) {
        await pty.waitFor(question, 20_000);
        pty.key('enter');
      }
      await pty.waitFor('What would you like to see?', 20_000);
      const rows = from(await shot(pty), '4 of 5: Check');
      pty.key('ctrl-c');
      await pty.exit;
      return rows.slice(
        0,
        rows.findIndex((row) =>
          row
            .map((cell) => cell.text)
            .join('')
            .includes('5 of 5'),
        ) - 1,
      );
    },
  },
  {
    name: 'diagnosis',
    title: 'keycheck verify: no credit; the key is accepted, and what to do next',
    command: 'npx keycheck verify',
    async take() {
      const at = await practice();
      at.state.scenario('credits-exhausted');
      const folder = tempProject({ '.env': `OPENAI_API_KEY=${at.key}\nOPENAI_BASE_URL=${at.baseUrl}\n` });
      const pty = start(folder, ['verify']);
      expect((await pty.exit).code).toBe(6);
      return shot(pty);
    },
  },
  {
    name: 'doctor',
    title:
      'keycheck doctor: sixteen checks, among them a key that browsers would receive and an env file that git does not ignore',
    command: 'npx keycheck doctor --level offline',
    async take() {
      const key = projectKey('pictures');
      const folder = repository({
        ...nextProject,
        '.env.local': `OPENAI_API_KEY=${key}\nNEXT_PUBLIC_OPENAI_API_KEY=${key}\n`,
      });
      const pty = start(folder, ['doctor', '--level', 'offline']);
      expect((await pty.exit).code).toBe(3);
      return shot(pty);
    },
  },
];

describe('the pictures of the terminal', () => {
  it.each(pictures)('$name', async ({ name, title, command, take }) => {
    const rows = [[...rowOf('$ ', { dim: true }), ...rowOf(command, { bold: true })], rowOf(''), ...(await take())];
    mkdirSync(join(repoRoot, 'docs/pictures'), { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      const path = join(repoRoot, `docs/pictures/${name}-${theme}.svg`);
      await expect(terminalSvg(rows, themes[theme], title, columns)).toMatchFileSnapshot(path);
    }
  });
});

describe('the colours of the pictures', () => {
  it.each(Object.entries(themes))('%s: every text has a contrast of 4.5:1 or more', (_name, theme) => {
    const texts = [theme.text, theme.quiet, ...theme.palette];
    expect(texts.filter((text) => contrast(text, theme.background) < 4.5)).toEqual([]);
  });
});

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
