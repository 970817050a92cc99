import { describe, expect, it } from 'vitest';
import { noAnswers, resumeCommand } from '../../../src/flows/setup/answers.ts';
import { flags, platform } from './support.ts';

describe('the command that continues', () => {
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
  ] as const)('%j and %j: %s', (known, given, command) => {
    const all = flags(given);
    expect(resumeCommand({ ...noAnswers(all), ...known }, all)).toBe(command);
  });
});
