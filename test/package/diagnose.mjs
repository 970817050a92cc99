// Runs in a project that has the packed keycheck and four majors of openai, and nothing else. Prints what came of it as JSON.
import { diagnose, startSandbox, verifyKey } from 'keycheck';

const scenarios = JSON.parse(process.argv[2]);
const thrownBy = (work) =>
  Promise.resolve()
    .then(work)
    .then(
      () => null,
      (error) => error,
    );
/** openai 4 waits for ever for the rest of a body that was cut: what was not thrown within two seconds is not thrown. */
const soon = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 2_000, null))]);
const found = {};

for (const major of ['openai4', 'openai5', 'openai6', 'openai7']) {
  const { default: OpenAI } = await import(major);
  for (const scenario of scenarios) {
    const sandbox = await startSandbox({ scenario });
    const client = new OpenAI({ baseURL: sandbox.baseUrl, apiKey: sandbox.key, maxRetries: 0, timeout: 500 });
    const error = await soon(thrownBy(() => client.responses.create({ model: 'gpt-6-luna', input: 'hi' })));
    await sandbox.close();
    const { cause, class: end, summary, nextSteps, keyAccepted } = diagnose(error);
    found[`${major}, ${scenario}`] =
      error === null
        ? 'nothing was thrown'
        : { cause, class: end, keyAccepted, said: summary !== '' && nextSteps.length > 0 };
  }
}

const sandbox = await startSandbox();
const { cause, class: end, keyAccepted, exitCode } = await verifyKey({ key: sandbox.key, baseUrl: sandbox.baseUrl });
sandbox.state.scenario('credits-exhausted');
const poor = await verifyKey({ key: sandbox.key, baseUrl: sandbox.baseUrl, retries: 0 });
await sandbox.close();
console.log(
  JSON.stringify({
    found,
    good: { cause, class: end, keyAccepted, exitCode },
    poor: [poor.cause, poor.exitCode, poor.keyAccepted],
  }),
);
process.exit(0);
