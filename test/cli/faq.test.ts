import { execFileSync } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { certificates } from '../support/certificates.ts';
import { projectKey, vendorKey } from '../support/keys.ts';
import { keycheck, normalise, type Run, tempProject } from '../support/run.ts';
import { bytesOf, errorBody, wireServer } from '../support/wire.ts';

/**
 * docs/faq.md is made by the built program against the practice platform, so that no answer in it can age unseen. A stale page
 * fails here; `npm run build && npx vitest run --project program test/cli/faq.test.ts -u` writes it anew.
 */
type Question = {
  title: string;
  /** What the person saw and thought. */
  before: string;
  /** What they type; `npx keycheck verify` unless another is given. */
  command?: string;
  /** Brings the platform and the folder into that person's state, and asks as they would. */
  check: (sandbox: Sandbox) => Promise<Run>;
  exitCode: number;
  /** What to take along. */
  after: string;
};

const page: string[] = [];
let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

/** A reply that the practice platform does not give: a key made with one box only was seen to get it. */
const lacksModelRequest = errorBody(
  'You have insufficient permissions for this operation. Missing scopes: model.request.',
  'missing_scope',
);
const requestId = { 'x-request-id': 'req_replayed00000000000000000000' };

const envFile = (at: { baseUrl: string }, key: string, more = ''): string =>
  tempProject({ '.env': `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=${at.baseUrl}\n${more}` });
const verify = (cwd: string, env: Record<string, string> = {}): Promise<Run> => keycheck(['verify'], { cwd, env });

const questions: readonly Question[] = [
  {
    title: 'I have a card on file. Why do I get `insufficient_quota`?',
    before:
      'The key is new, the card is accepted, and every call fails with 429 "You exceeded your current quota". A card pays for nothing by itself: calls use credit that is bought beforehand. A ChatGPT subscription is another account.',
    check: (at) => {
      at.state.scenario('credits-exhausted');
      return verify(envFile(at, at.key));
    },
    exitCode: 6,
    after:
      'Nothing is wrong with the key, and a new one changes nothing at this point. Exit code 6 says the same to a script.',
  },
  {
    title: 'My app says "Invalid API key or endpoint", but the key is right. Which is it?',
    before:
      'Many apps say "invalid key" for every 401. The answer itself often says more: here it names the permission that a restricted key lacks, `model.request`.',
    check: async (at) => {
      const replayed = await wireServer((socket) => void socket.end(bytesOf(401, lacksModelRequest, requestId)));
      return verify(envFile(replayed, at.key)).finally(() => replayed.close());
    },
    exitCode: 5,
    after:
      'The key is real: edit it where it is listed; a second key with the same boxes ticked fails in the same way. Exit code 5, not 4.',
  },
  {
    title: 'What does `Missing scopes: api.responses.write` mean? Is it about credit?',
    before:
      'No. The key may read but not ask a model for an answer. Apps show it as a general error, or try again; no waiting and no credit cures it.',
    check: (at) => verify(envFile(at, at.state.addKey({ permission: 'read-only' }).value)),
    exitCode: 5,
    after: 'Roles count as well as boxes: what the person may not do, no key of theirs may.',
  },
  {
    title: 'Why "OpenAI-Organization header should match organization for API key"?',
    before:
      "A program sends an organization along with the key, and it is not the key's own. The program did not invent it: most read `OPENAI_ORG_ID`, which an older project or a shell profile may still set.",
    check: (at) => verify(envFile(at, at.key), { OPENAI_ORG_ID: 'org-FromAnOldProject' }),
    exitCode: 5,
    after: 'A project key needs no organization: with the variable gone, the key works as it is.',
  },
  {
    title: 'I put a new key into `.env`, and the old error stays. Why?',
    before:
      'A variable of the terminal wins over the file in nearly every program. Here the terminal still holds a key that was deleted long ago, and `.env` holds the good one.',
    check: (at) => {
      const old = at.state.addKey({ revoked: true }).value;
      return verify(envFile(at, at.key), { OPENAI_API_KEY: old, OPENAI_BASE_URL: at.baseUrl });
    },
    exitCode: 4,
    after:
      "The last lines name the place of the key that was used, and the place of the one that was not. Take the first away (`unset OPENAI_API_KEY`, and the line in the shell's profile that sets it), then open a new terminal.",
  },
  {
    title: 'I pay for ChatGPT Plus. Is the API not included?',
    before:
      'It is not, in any plan for people. Both belong to the same company and know the same sign-in; the bills are two.',
    command: 'npx keycheck explain chatgpt-vs-api',
    check: () => keycheck(['explain', 'chatgpt-vs-api']),
    exitCode: 0,
    after: 'The key itself is free to make, so making one first and deciding about money afterwards is a fine order.',
  },
  {
    title: 'Why "Invalid character in header content" or a bare "Connection error"?',
    before:
      'The key was copied with something around it: quotes, a line end, a blank. Many programs put all of it into the request. Piped into `verify`, the copy is looked at before it is used.',
    command: 'npx keycheck verify --key-stdin < copied.txt',
    check: (at) => keycheck(['verify', '--key-stdin', '--base-url', at.baseUrl], { stdin: `  "${at.key}"\r\n` }),
    exitCode: 0,
    after:
      'What is certain to be no part of a key is taken off; nothing inside a key is ever changed. In your own `.env`, take it off as well, since not every program does.',
  },
  {
    title: 'My key begins with `sk-or-`. Why does OpenAI refuse it?',
    before: 'It is a key of another company. Many have adopted `sk-`, and a tutorial rarely says whose key it means.',
    check: () => verify(tempProject({ '.env': `OPENAI_API_KEY=${vendorKey('sk-or-v1-')}\n` })),
    exitCode: 3,
    after: 'A key goes to nobody but the one who issued it: an error page or a log at the wrong company may keep it.',
  },
  {
    title: 'May I call my variable `NEXT_PUBLIC_OPENAI_API_KEY`?',
    before:
      'Then the page in the browser can read it, which is the point of that prefix, and so can every visitor. The same holds for `VITE_`, `REACT_APP_`, `EXPO_PUBLIC_` and others.',
    command: 'npx keycheck doctor --only key-in-frontend-variable',
    check: () =>
      keycheck(['doctor', '--only', 'key-in-frontend-variable'], {
        cwd: tempProject({ '.env.local': `NEXT_PUBLIC_OPENAI_API_KEY=${projectKey('faq')}\n` }),
      }),
    exitCode: 3,
    after: 'Call the API from the server, and let the page talk to your server.',
  },
  {
    title: 'I added `.env` to `.gitignore`. Why is it still committed?',
    before:
      'An ignore rule is for files that git does not know yet. A file that was committed once is tracked, and stays so.',
    command: 'npx keycheck doctor --only env-file-tracked',
    check: () => {
      const cwd = tempProject({ '.env': `OPENAI_API_KEY=${projectKey('faq')}\n`, '.gitignore': '.env\n' });
      for (const args of [
        ['init', '-q'],
        ['add', '-f', '.env'],
      ])
        execFileSync('git', args, { cwd });
      return keycheck(['doctor', '--only', 'env-file-tracked'], { cwd });
    },
    exitCode: 3,
    after: 'A key that was pushed in it has to be deleted, whatever git does now.',
  },
  {
    title: 'At work it says "unable to get local issuer certificate". Is the key wrong?',
    before:
      'A filter of the company opens every connection and shows a certificate of its own, which Node does not know. Posts recommend `NODE_TLS_REJECT_UNAUTHORIZED=0`: then anybody on the way can read the key.',
    check: async () => {
      const { unknownCa } = certificates();
      const server = createServer({ key: unknownCa.key, cert: unknownCa.cert });
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}/v1`;
      return verify(envFile({ baseUrl }, projectKey('faq'))).finally(() => server.close());
    },
    exitCode: 8,
    after: 'With the certificate in place, `verify` goes on from here; so do the other programs that run on Node.',
  },
];

/** The endings of the keys of this run, as those of no key. */
function shownAs(run: Run): string {
  const tails = [...new Set(run.stdout.match(/…\w{4}\b/g) ?? [])];
  return tails.reduce(
    (text, tail, at) => text.replaceAll(tail, ['…x9Qa', '…k3Fd'][at] ?? '…0000'),
    normalise(run.stdout, run.cwd).trimEnd(),
  );
}

describe('docs/faq.md', () => {
  it.each(questions)('$title', async ({ title, before, command, check, exitCode, after }) => {
    sandbox = await startSandbox();
    const run = await check(sandbox);
    expect([run.stderr, run.exitCode]).toEqual(['', exitCode]);
    page.push(
      `## ${title}\n\n${before}\n\n\`\`\`console\n$ ${command ?? 'npx keycheck verify'}\n${shownAs(run)}\n\`\`\`\n\n${after}\n`,
    );
  });

  it('says what the program says', async () => {
    const intro =
      '# Questions that people ask\n\nEach is answered by keycheck itself, run against the practice platform (`npx keycheck sandbox`) or against a reply that was kept: the addresses on this machine in the last lines are theirs.\n';
    await expect([intro, ...page].join('\n')).toMatchFileSnapshot(
      new URL('../../docs/faq.md', import.meta.url).pathname,
    );
  });
});
