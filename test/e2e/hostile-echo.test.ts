import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reporterNames } from '../../src/cli/reporters.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempProject } from '../support/run.ts';
import { bytesOf, type WireServer, wireServer } from '../support/wire.ts';

const key = projectKey('hostile echo');
const hex = Buffer.from(key).toString('hex');
const broken = (mark: string): string => key.replace(/.{5}/g, `$&${mark}`);

/** Ways a server may hand the key back; those that break it up come together again once the text is made safe to show. */
const writings: Readonly<Record<string, string>> = {
  plain: key,
  base64: Buffer.from(`Bearer ${key}`).toString('base64'),
  hex,
  percent: hex.replace(/../g, '%$&'),
  'escaped twice': hex.replace(/../g, '\\u00$&'),
  entities: [...key].map((char) => `&#${char.charCodeAt(0)};`).join(''),
  reversed: [...key].reverse().join(''),
  'lower case': key.toLowerCase(),
  'upper case': key.toUpperCase(),
  'with colours inside': broken('\u001b[31m'),
  'with zero-width blanks inside': broken('\u200b'),
  'with soft hyphens inside': broken('\u00ad'),
  'with blanks between': [...key].join(' '),
  'with line ends between': [...key].join('\n'),
  'with dashes between': [...key].join('-'),
  'reversed, with dots between': [...key].reverse().join('.'),
  'base64, with blanks between': [...Buffer.from(key).toString('base64')].join(' '),
  'in wide letters': key.replace(/[!-~]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0)),
  'in bold letters': key
    .replace(/[a-z]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0x1d41a - 97))
    .replace(/[A-Z]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0x1d400 - 65)),
  'in groups': key.match(/.{1,4}/g)?.join(' ') ?? '',
};

/** Fields and headers of replies that reach a report, each with the echo in it. */
const channels: Readonly<
  Record<string, (echo: string) => [number, Record<string, unknown> | string, Record<string, string>]>
> = {
  'all fields of an error': (echo) => [418, { error: { message: echo, type: echo, code: echo, param: echo } }, {}],
  'a refused field': (echo) => [
    400,
    { error: { message: `Unsupported ${echo}`, param: echo, code: 'unsupported_parameter' } },
    {},
  ],
  'a model that is missing': (echo) => [
    404,
    { error: { message: `The model \`${echo}\` does not exist`, code: 'model_not_found' } },
    {},
  ],
  'a good answer': (echo) => [200, { id: echo, object: 'response', status: echo, model: echo, output: [] }, {}],
  headers: (echo) => [
    308,
    '',
    Object.fromEntries(
      ['location', 'x-request-id', 'openai-organization', 'openai-project', 'server'].map((name) => [
        name,
        `https://${echo.replace(/[^\x21-\x7e]/g, '')}.example/`,
      ]),
    ),
  ],
};

const cases = Object.entries(channels).flatMap(([channel, reply]) =>
  Object.entries(writings).map(([writing, echo]) => ({ name: `${channel}, ${writing}`, reply: reply(echo) })),
);

/** A text by its letters and digits alone, so that neither their dress nor anything between them hides what they spell. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^A-Za-z0-9]/g, '');

/** The lower and upper case of a key are no writings that leaksOf knows. */
const shows = (text: string): string[] => [
  ...leaksOf(text, key),
  ...leaksOf(text, key.toLowerCase(), 'sk-proj-'),
  ...leaksOf(text, key.toUpperCase(), 'SK-PROJ-'),
  ...(/(?:&#\d+;){12}/.test(text) ? ['entities'] : []),
  ...leaksOf(letters(text), letters(key)).map((name) => `${name}, spread out`),
];

describe('a server that gives the key back', () => {
  let server: WireServer;
  beforeAll(async () => {
    server = await wireServer((socket, _, text) => {
      const at = Number(/^POST \/(\d+)\//.exec(text)?.[1]);
      const [status, body, headers] = cases[at]?.reply ?? [500, '', {}];
      socket.end(bytesOf(status, typeof body === 'string' ? body : JSON.stringify(body), headers));
    });
  });
  afterAll(() => server.close());

  it(`shows it nowhere: ${cases.length} replies, on the terminal, in every report and in the files of CI`, {
    timeout: 120_000,
  }, async () => {
    const run = async (at: number): Promise<string[]> => {
      const cwd = tempProject();
      const files = mkdtempSync(join(cwd, 'ci-'));
      const variables = ['GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_OUTPUT'];
      for (const name of variables) writeFileSync(join(files, name), '');
      const reports = ['human', ...reporterNames.map((name) => `${name}=${join(files, name)}`)].flatMap((name) => [
        '--reporter',
        name,
      ]);
      const baseUrl = `http://127.0.0.1:${server.port}/${at}/v1`;
      const ran = await keycheck(
        ['verify', '--debug', '--retries', '0', '--base-url', baseUrl, '--report', join(files, 'bundle'), ...reports],
        {
          cwd,
          env: {
            OPENAI_API_KEY: key,
            OPENAI_LOG: 'debug',
            DEBUG: '*',
            GITHUB_ACTIONS: 'true',
            ...Object.fromEntries(variables.map((name) => [name, join(files, name)])),
          },
        },
      );
      const written = readdirSync(files).map((name) => readFileSync(join(files, name), 'utf8'));
      const found = shows([ran.stdout, ran.stderr, ...written].join('\n'));
      const trouble = ran.exitCode === 1 || ran.exitCode === null ? ['a crash'] : [];
      return [...found, ...trouble].map((what) => `${cases[at]?.name}: ${what}`);
    };
    const found: string[] = [];
    for (let at = 0; at < cases.length; at += 3)
      found.push(...(await Promise.all([at, at + 1, at + 2].filter((one) => one < cases.length).map(run))).flat());
    expect(found).toEqual([]);
    expect(server.requests).toBeGreaterThanOrEqual(cases.length);
  });
});
