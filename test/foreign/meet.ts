import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reporterNames } from '../../src/cli/reporters.ts';
import { strangersIn } from '../support/markdown.ts';
import { keycheck, tempFolder } from '../support/run.ts';
import { wireServer } from '../support/wire.ts';
import { type Channel, foreignKey } from './channels.ts';
import { faultsOf, unsafeIn } from './payloads.ts';

/** As much of a text as Linux hands to a program in one argument or variable: 128 KiB. */
const passed = (text: string): string => text.slice(0, 30_000);

/** One text through one channel, on the screen of a CI job, in every report and file. Gives what was wrong. */
export async function meet(channel: Channel, text: string, json: boolean): Promise<string[]> {
  const { cwd, args, env = {}, reply } = channel.poison(text);
  const place = tempFolder('ci');
  mkdirSync(join(place, 'reports'));
  const github = Object.fromEntries(
    ['GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_OUTPUT'].map((name) => [name, join(place, name)]),
  );
  for (const path of Object.values(github)) writeFileSync(path, '');
  const files = reporterNames.flatMap((name) => ['--reporter', `${name}=${join(place, 'reports', name)}`]);
  const reports =
    args[0] === 'verify' ? [...files, '--reporter', 'human', '--report', join(place, 'reports', 'bundle')] : [];
  const server = await wireServer((socket) => void socket.end(reply));
  try {
    const run = await keycheck([...args.map(passed), ...(json ? ['--json'] : reports)], {
      cwd,
      env: {
        OPENAI_API_KEY: foreignKey,
        OPENAI_BASE_URL: server.baseUrl,
        GITHUB_ACTIONS: 'true',
        CI: 'true',
        ...github,
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, passed(value)])),
      },
    });
    const written = readdirSync(join(place, 'reports')).map(
      (name) => [name, readFileSync(join(place, 'reports', name), 'utf8')] as const,
    );
    const summary = readFileSync(join(place, 'GITHUB_STEP_SUMMARY'), 'utf8');
    const documents = new Set(json ? ['stdout', 'json', 'bundle'] : ['json', 'bundle']);
    const texts = [['stdout', run.stdout], ['stderr', run.stderr], ['summary', summary], ...written] as const;
    const found = texts.flatMap(([where, content]) => {
      const faults = documents.has(where)
        ? [...faultsOf(sentencesOf(content)), ...unsafeIn(content)]
        : faultsOf(content);
      return faults.map((fault) => `${where}: ${fault}`);
    });
    const touched = ['GITHUB_ENV', 'GITHUB_OUTPUT'].filter((name) => readFileSync(join(place, name), 'utf8') !== '');
    const ended =
      run.exitCode === null || run.exitCode === 1 ? [`ended with ${run.exitCode}: ${run.stderr.slice(0, 200)}`] : [];
    const strangers = summary === '' ? [] : strangersIn(summary).map((what) => `summary: ${what}`);
    return [...found, ...touched.map((name) => `${name} was written`), ...ended, ...strangers].map(
      (fault) => `${channel.name}: ${fault}`,
    );
  } finally {
    await server.close();
  }
}

/** Names of what is said to people in a JSON document. Paths, addresses and names of variables are data, exact and of any length. */
const said = [
  'summary',
  'nextSteps',
  'nextStep',
  'message',
  'type',
  'code',
  'param',
  'answered',
  'status',
  'requestId',
  'organization',
  'project',
];

/** Every sentence of a document as a program reads it, on lines that begin as no line of the document does. */
function sentencesOf(text: string): string {
  const all: string[] = [];
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (said.includes(name)) all.push(`${name}: ${value}`);
    } else if (Array.isArray(value)) {
      for (const inner of value) walk(inner, name);
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(value)) walk(one, inner);
    }
  };
  if (text.trim() !== '') walk(JSON.parse(text), '');
  return all.join('\n');
}
