import { describe, expect, it } from 'vitest';
import { noAnswers, resumeCommand } from '../../../src/flows/setup/answers.ts';
import { flags, platform } from './support.ts';

describe('the command that continues', () => {
  it.each([
    ['posix', "'my env'"],
    ['powershell', "'my env'"],
    ['cmd', '"my env"'],
  ] as const)('is quoted for %s', (shell, quoted) => {
    const all = flags({ dotenv: 'my env' });
    expect(resumeCommand(noAnswers(all), all, shell)).toBe(`npx keycheck init --dotenv ${quoted}`);
  });

  it.each([
    [{}, {}, 'npx keycheck init'],
    [{ uses: ['text', 'images'] }, {}, 'npx keycheck init --uses text,images'],
    [{ variable: 'MY_KEY' }, { dotenv: 'config/.env' }, 'npx keycheck init --dotenv config/.env --env-name MY_KEY'],
    [{ practice: platform() }, {}, 'npx keycheck init --sandbox'],
    [{}, { sandbox: true, port: 4242 }, 'npx keycheck init --sandbox --port 4242'],
    [{}, { dotenv: "my env's" }, "npx keycheck init --dotenv 'my env'\\''s'"],
    [{}, { dotenv: '$(rm x)' }, "npx keycheck init --dotenv '$(rm x)'"],
    [
      {},
      {
        gitignore: false,
        verify: false,
        open: false,
        model: 'gpt-6-sol',
        project: 'proj_1',
        organization: 'org-1',
        baseUrl: 'https://gateway.example/v1',
      },
      'npx keycheck init --no-gitignore --no-open --no-verify --model gpt-6-sol --project proj_1 --org org-1 --base-url https://gateway.example/v1',
    ],
    [{ way: 'given' }, { keyEnv: 'MY_KEY' }, 'npx keycheck init --key-env MY_KEY'],
    // Taken back by a paste: the key of that variable is not the one any more.
    [{ way: 'paste' }, { keyEnv: 'MY_KEY' }, 'npx keycheck init'],
    [
      {},
      {
        level: 'free',
        force: true,
        dryRun: true,
        timeoutMs: 5000,
        retries: 0,
        telling: ['--lang zh-TW', '--accessible'],
      },
      'npx keycheck init --force --dry-run --level free --timeout 5s --retries 0 --lang zh-TW --accessible',
    ],
    [{}, { timeoutMs: 120_000, waitMs: 120_000 }, 'npx keycheck init --wait 120s'],
  ] as const)('%j and %j: %s', (known, given, command) => {
    const all = flags(given);
    expect(resumeCommand({ ...noAnswers(all), ...known }, all, 'posix')).toBe(command);
  });
});
