import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Attempt } from '../../../src/core/attempt.ts';
import { classOf, isCause } from '../../../src/core/causes/ids.ts';
import { interpret } from '../../../src/core/causes/interpret.ts';
import { withoutCommands } from '../../../src/core/ci-commands.ts';
import { maskSecrets } from '../../../src/core/key/mask.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { maskAttempt, maskVerdict } from '../../../src/core/mask-attempt.ts';
import { printable } from '../../../src/doors/output.ts';
import { en } from '../../../src/words/en/index.ts';
import { toReport } from '../../../src/words/render.ts';
import { githubSummary, reporters } from '../../../src/words/reporters/index.ts';
import { zhTW } from '../../../src/words/zh-TW/index.ts';
import { variants } from '../../core/causes/variants.ts';
import { replyAttempt, silentAttempt } from '../../support/attempts.ts';
import { projectKey } from '../../support/keys.ts';
import { leaksOf } from '../../support/leaks.ts';
import { hostile } from '../../words/hostile.ts';
import { result } from '../../words/situations.ts';
import { plainStyle } from '../../words/style.ts';
import { jsonOf, mutated } from '../mutations.ts';
import { target } from '../target.ts';

const key = projectKey('fuzzed reply');
const secret = new Secret(key);
const style = plainStyle();
const names = [
  'error',
  'message',
  'type',
  'code',
  'param',
  'detail',
  'status',
  'object',
  'model',
  'output',
  'usage',
  'id',
  'errors',
];
const words = [
  'response',
  'model',
  'invalid_api_key',
  'insufficient_quota',
  'completed',
  'failed',
  'incomplete',
  'error',
  null,
  401,
];

const known = fc.constantFrom(
  ...variants.map(([, , body]) => (typeof body === 'string' ? body : JSON.stringify(body))),
);
const foreign = fc.oneof(fc.constantFrom(...hostile, key, `Bearer ${key}`, ...words), fc.string({ unit: 'binary' }));
const made = jsonOf(names, foreign).map((value) => JSON.stringify(value) ?? '');
const body = fc.oneof(mutated(known), made, mutated(made), fc.string({ unit: 'binary' }));
const headerNames = [
  'content-type',
  'location',
  'retry-after',
  'x-request-id',
  'server',
  'via',
  'openai-organization',
  'openai-project',
  'x-ratelimit-reset-requests',
  'cf-ray',
  'www-authenticate',
];
const headerText = fc.oneof(
  fc.constantFrom(
    'application/json',
    'text/html',
    '1',
    '999999999999',
    '-1',
    'Wed, 21 Oct 2099 07:28:00 GMT',
    '6m0s',
    `https://${key}.example/`,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const reply: fc.Arbitrary<Attempt> = fc
  .record({
    status: fc.oneof(
      fc.constantFrom(
        200,
        201,
        204,
        301,
        307,
        400,
        401,
        402,
        403,
        404,
        405,
        407,
        408,
        409,
        410,
        413,
        422,
        429,
        500,
        503,
        529,
      ),
      fc.integer({ min: 0, max: 999 }),
    ),
    body,
    headers: fc.dictionary(fc.constantFrom(...headerNames), headerText, { maxKeys: 4 }),
    operation: fc.constantFrom('create-response', 'retrieve-model', 'list-models'),
    ended: fc.constantFrom('complete', 'complete', 'complete', 'cut', 'endless', 'undecodable'),
  })
  .map(({ status, body, headers, operation, ended }) =>
    replyAttempt(status, body, headers, { operation, method: operation === 'create-response' ? 'POST' : 'GET' }, ended),
  );

const codes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNRESET',
  'ETIMEDOUT',
  'CERT_HAS_EXPIRED',
  'HPE_INVALID_CONSTANT',
  'TOTAL_LIMIT',
  'CONNECT_LIMIT',
  'PROXY_MALFORMED',
  'EPROTO',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];
const silence: fc.Arbitrary<Attempt> = fc
  .record({
    phase: fc.constantFrom('lookup', 'connect', 'proxy', 'tls', 'request', 'headers', 'body'),
    codes: fc.array(fc.oneof(fc.constantFrom(...codes), fc.string()), { maxLength: 3 }),
    message: fc.oneof(fc.constantFrom(...hostile, key), fc.string({ unit: 'binary' })),
    proxyStatus: fc.integer({ min: 0, max: 999 }),
    certificate: fc.record({
      subject: headerText,
      issuer: headerText,
      names: headerText,
      validFrom: headerText,
      validTo: headerText,
    }),
  })
  .map(({ phase, codes, ...more }) => silentAttempt(phase, codes, more));

/** Signs for a terminal or a reader of logs that no text of ours holds. */
const raw = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u{e0000}-\u{e007f}]/u;

/** An answer of any kind gets one of the causes, and what is said of it can be shown anywhere and does not hold the key. */
export const replies = target(
  'reply interpreter',
  fc.tuple(
    fc.oneof({ weight: 9, arbitrary: reply }, { weight: 1, arbitrary: silence }),
    fc.constantFrom('free', 'call'),
    fc.constantFrom('openai', 'loopback', 'elsewhere'),
  ),
  ([attempt, level, endpointKind]) => {
    const asked = { level, endpointKind, organization: 'org-Ab12', project: 'proj_Cd34', now: new Date(0) } as const;
    const verdict = maskVerdict(interpret(maskAttempt(attempt, [secret]), asked), [secret]);
    const { outcome } = attempt;
    const { cause } = verdict;
    assert.ok(cause === null || isCause(cause));
    // A key that lacks the scope for the free question is a key that works (contract: `scope-not-checked`).
    const accepted =
      level === 'free' && verdict.warnings.some(({ code }) => code === 'scope-not-checked') ? [200, 403] : [200];
    if (cause === null)
      assert.ok(outcome.kind === 'reply' && accepted.includes(outcome.status), 'success without a 200');
    if (
      outcome.kind === 'reply' &&
      ((outcome.status >= 500 && outcome.status <= 599) || [408, 409].includes(outcome.status))
    )
      assert.equal(cause !== null && classOf(cause), 'busy');
    const { requestId, retryAfterSeconds, answeredModel, ...found } = verdict;
    const request = {
      status: outcome.kind === 'reply' ? outcome.status : null,
      requestId,
      attempts: 1,
      durationMs: 1,
      retryAfterSeconds,
    };
    const whole = result({ ...found, request, model: { requested: null, answered: answeredModel } });
    for (const language of [en, zhTW]) {
      const report = toReport(whole, language, 'verify');
      const printed = Object.values(reporters).map((reporter) => reporter(report, language, style));
      const texts = [...printed, githubSummary(report, language)].map((text) => maskSecrets(text, [secret]));
      // JSON has its own way of writing controls; what it holds is looked at as it is read back.
      assert.doesNotMatch(texts.join('\n'), raw);
      assert.doesNotMatch(Object.values(report.platform ?? {}).join(''), raw);
      assert.deepEqual(leaksOf(texts.join('\n'), key), []);
      for (const text of texts) assert.equal(printable(text), text);
      const human = withoutCommands(texts[0] ?? '');
      assert.doesNotMatch(human, /^\s*::|##\[/m);
    }
  },
);
