import { expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { keycheck } from '../support/run.ts';

/** Node warns that such connections are not checked; keycheck's are. Nothing listens there. */
const env = {
  OPENAI_API_KEY: projectKey(),
  OPENAI_BASE_URL: 'https://127.0.0.1:9/v1',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_OPTIONS: '--trace-warnings',
};
const verify = ['verify', '--allow-base-url', '--retries', '0'];

it('what Node warns of is not printed past the output door', async () => {
  const { stdout, stderr, exitCode } = await keycheck(verify, { env });
  expect([exitCode, stderr]).toEqual([8, '']);
  expect(stdout).toContain('keycheck checked all the same');
});

it('is a line of --debug, without a trace', async () => {
  const { stderr } = await keycheck([...verify, '--debug'], { env });
  const [warned, sent, ...rest] = stderr.trim().split('\n');
  expect(warned).toMatch(
    /^debug: Node: Warning: Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0' /,
  );
  expect(sent).toMatch(/^debug: POST 127\.0\.0\.1:9\/v1\/responses, no answer/);
  expect(rest).toEqual([]);
});
