import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectKey } from '../support/keys.ts';
import { tempFolder } from '../support/run.ts';
import { bytesOf, goodBody } from '../support/wire.ts';

/** A run with a text of somebody else's in it: where, how it is called, and what a server answers. */
export type Poisoned = { cwd: string; args: string[]; env?: Record<string, string>; reply: Buffer };

/** A way for foreign text to come in. Several places that do not disturb each other go into one run. */
export type Channel = { name: string; poison(text: string): Poisoned };

/** What fits into a variable, a header, a name of a file: each leaves something out. */
const variable = (text: string): string => text.replaceAll('\0', '').slice(0, 100_000);
const header = (text: string): string => text.replace(/[\r\n\0]/g, ' ').slice(0, 8_000);
const fileName = (text: string): string =>
  Buffer.from(variable(text).replaceAll('/', '_'))
    .subarray(0, 120)
    .toString('utf8')
    .replace(/\ufffd+$/, '');

const key = projectKey('foreign text');
const good = bytesOf(200, goodBody());
const own = (files: Record<string, string> = {}, folder = 'project'): string => {
  const cwd = join(tempFolder('foreign'), fileName(folder) || 'empty');
  mkdirSync(cwd);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  return cwd;
};
const verify = ['verify', '--retries', '0'];
const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Buffer =>
  bytesOf(status, typeof body === 'string' ? body : JSON.stringify(body), headers);
/** Every field of an error. */
const error = (text: string) => ({ error: { message: text, type: text, code: text, param: text } });

export const channels: readonly Channel[] = [
  { name: 'an unknown error', poison: (text) => ({ cwd: own(), args: verify, reply: answered(418, error(text)) }) },
  {
    name: 'the message of a known error',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: answered(429, { error: { message: text, code: 'insufficient_quota', type: text } }),
    }),
  },
  {
    name: 'scopes and models in a message',
    poison: (text) => ({
      cwd: own(),
      args: [...verify, '--level', 'free'],
      reply: answered(403, {
        error: {
          message: `You have insufficient permissions. Missing scopes: ${text}. The model \`${text}\` does not exist`,
        },
      }),
    }),
  },
  {
    name: 'status text',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: Buffer.concat([Buffer.from(`HTTP/1.1 418 ${header(text)}\r\ncontent-length: 0\r\n\r\n`)]),
    }),
  },
  {
    name: 'headers',
    poison: (text) => {
      const names = [
        'x-request-id',
        'openai-organization',
        'openai-project',
        'server',
        'retry-after',
        'www-authenticate',
        'cf-ray',
      ];
      return {
        cwd: own(),
        args: [...verify, '--project', 'proj_a', '--org', 'org-a', '--debug'],
        reply: answered(401, error('no'), Object.fromEntries(names.map((name) => [name, header(text)]))),
      };
    },
  },
  {
    name: 'the address of a redirect',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: answered(307, '', { location: `https://${header(text)}.example/${header(text)}` }),
    }),
  },
  {
    name: 'a good answer',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: bytesOf(200, goodBody({ model: text, id: text, status: text, incomplete_details: { reason: text } })),
    }),
  },
  {
    name: 'the title of a page',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: answered(403, `<html><head><title>${text}</title></head><body>${text}</body></html>`, {
        'content-type': 'text/html',
      }),
    }),
  },
  {
    name: 'bytes that are no UTF-8',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      reply: bytesOf(418, Buffer.from(JSON.stringify(error(text)).replaceAll('\\u009', '\\u009'), 'latin1')),
    }),
  },
  {
    name: 'the name of the folder',
    poison: (text) => ({
      cwd: own({ 'package.json': JSON.stringify({ name: text, dependencies: { [text]: '1' } }) }, text),
      args: ['doctor'],
      reply: good,
    }),
  },
  {
    name: 'names and values of an env file',
    poison: (text) => ({
      cwd: own({
        '.env': `${text}=1\nNEXT_PUBLIC_${text}=${key}\nOPENAI_API_KEY="${text}"\nOPENAI_PROJECT_ID=${text}\nOPENAI_ORG_ID='${text}'\n`,
        [`.env.${fileName(text)}`]: `OPENAI_API_KEY=${key}\n`,
      }),
      args: [...verify, '--dotenv', '.env'],
      reply: good,
    }),
  },
  {
    name: 'the base URL of an env file',
    poison: (text) => ({
      cwd: own({ '.env': `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL="https://${text}.example/v1"\n` }),
      args: [...verify, '--dotenv', '.env'],
      env: { OPENAI_BASE_URL: '' },
      reply: good,
    }),
  },
  {
    name: 'variables',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      env: {
        OPENAI_BASE_URL: `https://h.example/${variable(text)}`,
        OPENAI_ORG_ID: variable(text),
        OPENAI_PROJECT_ID: variable(text),
        NODE_ENV: variable(text),
      },
      reply: good,
    }),
  },
  {
    name: 'ids that are sent',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      env: { OPENAI_ORG_ID: variable(text), OPENAI_PROJECT_ID: variable(text) },
      reply: good,
    }),
  },
  {
    name: 'a proxy',
    poison: (text) => ({
      cwd: own(),
      args: verify,
      env: {
        OPENAI_BASE_URL: 'https://127.0.0.1:9/v1',
        HTTPS_PROXY: `http://user:${variable(text)}@127.0.0.1:9/${variable(text)}`,
      },
      reply: good,
    }),
  },
  {
    name: 'arguments',
    poison: (text) => ({
      cwd: own(),
      args: [...verify, '--model', variable(text), '--project', variable(text), '--org', variable(text)],
      reply: good,
    }),
  },
  {
    name: 'arguments that are wrong',
    poison: (text) => ({
      cwd: own(),
      args: ['verify', `--${variable(text)}`, '--dotenv', variable(text)],
      reply: good,
    }),
  },
  {
    name: 'a file that is named',
    poison: (text) => ({ cwd: own(), args: [...verify, '--dotenv', variable(text)], reply: good }),
  },
  {
    name: 'the event file',
    poison: (text) => ({
      cwd: own({
        'event.json': JSON.stringify({
          pull_request: { head: { ref: text, repo: { full_name: text } }, base: { repo: { full_name: 'a/b' } } },
        }),
      }),
      args: verify,
      env: {
        OPENAI_API_KEY: '',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: 'event.json',
        GITHUB_ACTOR: variable(text),
        GITHUB_HEAD_REF: variable(text),
      },
      reply: good,
    }),
  },
  {
    name: 'a git repository',
    poison: (text) => {
      const name = fileName(text) || 'empty';
      const cwd = own({ [`${name}.js`]: `const k = "${key}"; // ${text}\n`, '.env': `A=${text}\n` });
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'pipe' });
      git('init', '-q');
      git('add', '-A', '-f');
      git('commit', '-qm', variable(text).trim() || 'empty');
      // Names of branches may hold little; what git allows is in it.
      execFileSync('git', ['checkout', '-q', '-b', `b-${name.replace(/[^\p{L}\p{N}%]/gu, '')}`.slice(0, 60)], {
        cwd,
        stdio: 'pipe',
      });
      git('remote', 'add', 'origin', `https://${header(text).slice(0, 200)}.example/a.git`);
      return { cwd, args: ['doctor'], reply: good };
    },
  },
];

export { key as foreignKey };
