import type { Cause } from '../../src/core/causes/ids.ts';
import { envFileFaults } from '../../src/core/file-faults.ts';
import type { KeyInfo, SourceInfo, VerifyResult } from '../../src/core/report.ts';
import type { Setting } from '../../src/core/sources.ts';
import type { Hints } from '../../src/words/situation.ts';

/** Results as the flows make them, to say sentences about. No key is in them, only tails. */

export const envKey: KeyInfo = {
  variable: 'OPENAI_API_KEY',
  source: 'env-file',
  path: '.env',
  line: 3,
  kind: 'project',
  tail: 'x9Qa',
  length: 164,
};
export const shellKey: KeyInfo = { ...envKey, source: 'process', path: null, line: null, tail: 'k3Fd' };

const source = ({ variable, source: kind, path, line, tail }: KeyInfo, used: boolean): SourceInfo => ({
  source: kind,
  variable,
  path,
  line,
  tail,
  used,
});

export function result(over: Partial<VerifyResult> = {}): VerifyResult {
  const key = over.key === undefined ? envKey : over.key;
  return {
    cause: null,
    skipped: false,
    facts: {},
    retryable: false,
    keyAccepted: null,
    key,
    sources: key ? [source(key, true)] : [],
    endpoint: { baseUrl: 'https://api.openai.com/v1', level: 'call' },
    model: { requested: null, answered: null },
    request: { status: null, requestId: null, attempts: 0, durationMs: 0, retryAfterSeconds: null },
    usage: null,
    cost: null,
    organization: null,
    project: null,
    rateLimits: null,
    platform: null,
    warnings: [],
    ...over,
  };
}

const replied = (status: number, over: Partial<VerifyResult['request']> = {}): Partial<VerifyResult> => ({
  request: { status, requestId: 'req_7Hq2', attempts: 1, durationMs: 412, retryAfterSeconds: null, ...over },
});
const silent = (durationMs: number, attempts = 1): Partial<VerifyResult> => ({
  request: { status: null, requestId: null, attempts, durationMs, retryAfterSeconds: null },
});
const gateway: Partial<VerifyResult> = { endpoint: { baseUrl: 'https://gateway.example/v1', level: 'call' } };
const local: Partial<VerifyResult> = { endpoint: { baseUrl: 'http://127.0.0.1:4141/v1', level: 'call' } };
const sandboxKey: KeyInfo = { ...envKey, path: '.env.sandbox', kind: 'sandbox' };

export const setting = (variable: string, value: string, over: Partial<Setting> = {}): Setting => ({
  value,
  variable,
  source: 'process',
  path: null,
  line: null,
  ...over,
});
const settings = (over: Partial<Hints['settings']>): Partial<Hints> => ({
  settings: { organization: null, project: null, baseUrl: null, ...over },
});

const ciHints: Partial<Hints> = { ci: true, githubActions: true };
const fileFacts = { variable: 'OPENAI_API_KEY', file: '.env', line: 3 };

/** One situation: what it is about, the result, and the machine. */
export type Case = { name: string; over: Partial<VerifyResult>; hints?: Partial<Hints> };

const keyFaults = (
  cause: Cause,
  reasons: readonly string[],
  facts: Partial<VerifyResult['facts']> = fileFacts,
): Case[] => reasons.map((reason) => ({ name: reason, over: { cause, facts: { ...facts, reason } } }));

/** Plausible situations of every cause; the first of each is the one people meet most. */
export const cases: Record<Cause, readonly Case[]> = {
  'missing-key': [
    {
      name: 'nothing found',
      over: { cause: 'missing-key', key: null, facts: { reason: 'not-found', variable: 'OPENAI_API_KEY' } },
    },
    {
      name: 'nothing found, in GitHub Actions',
      over: { cause: 'missing-key', key: null, facts: { reason: 'not-found', variable: 'OPENAI_API_KEY' } },
      hints: ciHints,
    },
    {
      name: 'set to nothing',
      over: { cause: 'missing-key', key: null, facts: { reason: 'empty-variable', variable: 'OPENAI_API_KEY' } },
    },
    {
      name: 'set to nothing, in CI',
      over: { cause: 'missing-key', key: null, facts: { reason: 'empty-variable', variable: 'OPENAI_API_KEY' } },
      hints: { ci: true },
    },
    {
      name: 'set to nothing, in a file',
      over: { cause: 'missing-key', key: null, facts: { ...fileFacts, reason: 'empty' } },
    },
    {
      name: 'in a file that nothing here reads',
      over: {
        cause: 'missing-key',
        key: null,
        facts: { reason: 'other-file', variable: 'OPENAI_API_KEY', file: '.env.local', line: 1 },
      },
    },
    { name: 'empty stdin', over: { cause: 'missing-key', key: null, facts: { reason: 'empty-stdin' } } },
    { name: 'silent stdin', over: { cause: 'missing-key', key: null, facts: { reason: 'silent-stdin' } } },
    {
      name: 'a name given by --key-env',
      over: { cause: 'missing-key', key: null, facts: { reason: 'unset', variable: 'MY_KEY' } },
    },
    {
      name: 'no such file',
      over: { cause: 'missing-key', key: null, facts: { reason: 'absent', file: 'config/.env' } },
    },
    {
      name: 'the file has no such name',
      over: { cause: 'missing-key', key: null, facts: { reason: 'not-found', file: '.env', variable: 'MY_KEY' } },
    },
  ],
  'placeholder-key': [
    ...keyFaults('placeholder-key', ['placeholder', 'reference']),
    {
      name: 'in CI',
      over: { cause: 'placeholder-key', key: shellKey, facts: { reason: 'placeholder', variable: 'OPENAI_API_KEY' } },
      hints: ciHints,
    },
  ],
  'malformed-key': keyFaults('malformed-key', [
    'blank-inside',
    'line-break-inside',
    'control-inside',
    'non-ascii',
    'too-long',
    'several-keys',
    'new-to-words',
  ]),
  'wrong-key-kind': [
    ...keyFaults('wrong-key-kind', [
      'admin',
      'realtime-secret',
      'masked-copy',
      'organization-id',
      'project-id',
      'url',
      'session-token',
      'practice-key',
      'new-to-words',
    ]),
    {
      name: 'other vendor',
      over: { cause: 'wrong-key-kind', facts: { ...fileFacts, reason: 'other-vendor', vendor: 'OpenRouter' } },
    },
  ],
  'env-file-unreadable': keyFaults('env-file-unreadable', [...envFileFaults, 'new-to-words'], { file: '.env' }),
  'env-file-unwritable': keyFaults('env-file-unwritable', [...envFileFaults, 'new-to-words'], { file: '.env' }),
  'env-file-exposed': keyFaults(
    'env-file-exposed',
    ['tracked', 'not-ignored', 'git-unknown', 'gitignore-unwritable', 'rule-without-effect', 'new-to-words'],
    { file: '.env' },
  ),
  'client-exposed-key': [
    {
      name: 'a public name',
      over: {
        cause: 'client-exposed-key',
        facts: { variable: 'NEXT_PUBLIC_OPENAI_API_KEY', file: '.env.local', line: 4 },
      },
    },
    {
      name: 'in a bundle',
      over: { cause: 'client-exposed-key', facts: { reason: 'bundle', file: 'dist/assets/index.js' } },
    },
  ],
  'unsafe-base-url': [
    ...keyFaults(
      'unsafe-base-url',
      [
        'malformed',
        'not-https',
        'userinfo',
        'scheme',
        'control-characters',
        'endpoint-path',
        'missing-version',
        'web-page',
        'backslash',
        'query',
        'new-to-words',
      ],
      { suggestion: 'https://gateway.example/v1', variable: 'OPENAI_BASE_URL', host: 'gateway.example' },
    ),
    {
      name: 'in another file',
      over: {
        cause: 'unsafe-base-url',
        facts: {
          reason: 'from-other-file',
          variable: 'OPENAI_BASE_URL',
          file: '.env.local',
          line: 2,
          host: 'gateway.example',
        },
      },
    },
    {
      name: 'beside the key',
      over: {
        cause: 'unsafe-base-url',
        facts: { reason: 'needs-consent', variable: 'OPENAI_BASE_URL', file: '.env', line: 4, host: 'gateway.example' },
      },
    },
    {
      name: 'on the command line',
      over: { cause: 'unsafe-base-url', facts: { reason: 'scheme' } },
      hints: settings({ baseUrl: setting('OPENAI_BASE_URL', 'ftp://x', { source: 'flag' }) }),
    },
  ],
  'unsafe-tls': [
    { name: 'set here', over: { cause: 'unsafe-tls' } },
    { name: 'in CI', over: { cause: 'unsafe-tls' }, hints: ciHints },
  ],
  'fork-without-secrets': [
    { name: 'a fork', over: { cause: 'fork-without-secrets', key: null }, hints: ciHints },
    {
      name: 'Dependabot',
      over: { cause: 'fork-without-secrets', key: null, facts: { reason: 'dependabot' } },
      hints: ciHints,
    },
  ],
  'invalid-key': [
    { name: 'plain', over: { cause: 'invalid-key', keyAccepted: false, ...replied(401) } },
    {
      name: 'an old key in the terminal wins over .env',
      over: {
        cause: 'invalid-key',
        keyAccepted: false,
        key: shellKey,
        sources: [source(shellKey, true), source(envKey, false)],
        ...replied(401),
      },
    },
    {
      name: "a reseller's key",
      over: {
        cause: 'invalid-key',
        keyAccepted: false,
        key: { ...envKey, kind: 'unknown', length: 51 },
        ...replied(401),
      },
    },
    {
      name: 'in CI',
      over: { cause: 'invalid-key', keyAccepted: false, key: shellKey, ...replied(401) },
      hints: ciHints,
    },
    {
      name: 'at a gateway',
      over: { cause: 'invalid-key', keyAccepted: false, ...gateway, ...replied(401, { requestId: null }) },
    },
    {
      name: "a gateway's own key",
      over: { cause: 'invalid-key', keyAccepted: false, facts: { reason: 'upstream' }, ...gateway, ...replied(401) },
    },
    {
      name: 'a short key',
      over: {
        cause: 'invalid-key',
        keyAccepted: false,
        key: { ...envKey, tail: null, length: 12, kind: 'unknown' },
        ...replied(401),
      },
    },
  ],
  'key-expired': [
    { name: 'plain', over: { cause: 'key-expired', keyAccepted: false, ...replied(401) } },
    { name: 'at a gateway', over: { cause: 'key-expired', ...gateway, ...replied(401) } },
  ],
  'account-deactivated': [
    { name: 'plain', over: { cause: 'account-deactivated', keyAccepted: false, ...replied(401) } },
    { name: 'at a gateway', over: { cause: 'account-deactivated', ...gateway, ...replied(401) } },
  ],
  'missing-scope': [
    {
      name: 'Responses',
      over: {
        cause: 'missing-scope',
        keyAccepted: true,
        facts: { missingScopes: ['api.responses.write'] },
        ...replied(401),
      },
    },
    {
      name: 'all model capabilities',
      over: { cause: 'missing-scope', keyAccepted: true, facts: { missingScopes: ['model.request'] }, ...replied(401) },
    },
    {
      name: 'the list of models',
      over: {
        cause: 'missing-scope',
        keyAccepted: true,
        facts: { missingScopes: ['api.model.read'] },
        ...replied(403),
      },
    },
    {
      name: 'a scope new to keycheck',
      over: {
        cause: 'missing-scope',
        keyAccepted: true,
        facts: { missingScopes: ['api.teapots.write'] },
        ...replied(401),
      },
    },
    { name: 'not named', over: { cause: 'missing-scope', keyAccepted: true, ...replied(401) } },
    {
      name: 'a service account',
      over: {
        cause: 'missing-scope',
        keyAccepted: true,
        key: { ...envKey, kind: 'service-account', length: 167 },
        facts: { missingScopes: ['api.responses.write'] },
        ...replied(401),
      },
    },
    {
      name: 'a sign-in token',
      over: {
        cause: 'missing-scope',
        key: { ...envKey, kind: 'session-token' },
        facts: { missingScopes: ['api.responses.write'] },
        ...replied(401),
      },
    },
    { name: 'at a gateway', over: { cause: 'missing-scope', ...gateway, ...replied(403) } },
  ],
  'model-unavailable': [
    {
      name: 'no such model',
      over: {
        cause: 'model-unavailable',
        keyAccepted: true,
        facts: { model: 'gpt-7' },
        model: { requested: 'gpt-7', answered: null },
        ...replied(404),
      },
    },
    {
      name: 'not in this project',
      over: {
        cause: 'model-unavailable',
        keyAccepted: true,
        facts: { model: 'gpt-6-sol', project: 'proj_Cd34' },
        ...replied(403),
      },
    },
    {
      name: 'retired',
      over: {
        cause: 'model-unavailable',
        keyAccepted: true,
        facts: { reason: 'retired', model: 'gpt-4' },
        model: { requested: 'gpt-4', answered: null },
        ...replied(404),
      },
    },
    {
      name: "none of keycheck's own choices",
      over: {
        cause: 'model-unavailable',
        keyAccepted: true,
        facts: { reason: 'own-choice', model: 'gpt-6-luna' },
        ...replied(404),
      },
    },
    { name: 'not named', over: { cause: 'model-unavailable', keyAccepted: true, ...replied(404) } },
    {
      name: 'at a gateway',
      over: { cause: 'model-unavailable', facts: { model: 'gpt-6-luna' }, ...gateway, ...replied(404) },
    },
  ],
  'org-unverified': [
    { name: 'plain', over: { cause: 'org-unverified', keyAccepted: true, ...replied(403) } },
    { name: 'in CI', over: { cause: 'org-unverified', ...replied(403) }, hints: ciHints },
  ],
  'ip-not-allowed': [
    { name: 'plain', over: { cause: 'ip-not-allowed', keyAccepted: true, ...replied(401) } },
    { name: 'in CI', over: { cause: 'ip-not-allowed', ...replied(401) }, hints: ciHints },
  ],
  'region-unsupported': [
    { name: 'plain', over: { cause: 'region-unsupported', ...replied(403) } },
    { name: 'in CI', over: { cause: 'region-unsupported', ...replied(403) }, hints: ciHints },
  ],
  'org-mismatch': [
    {
      name: 'an old id in the terminal',
      over: {
        cause: 'org-mismatch',
        keyAccepted: true,
        facts: { organization: 'org-Old9', variable: 'OPENAI_ORG_ID' },
        ...replied(401),
      },
      hints: settings({ organization: setting('OPENAI_ORG_ID', 'org-Old9') }),
    },
    {
      name: 'in PowerShell',
      over: { cause: 'org-mismatch', keyAccepted: true, facts: { organization: 'org-Old9' }, ...replied(401) },
      hints: {
        ...settings({ organization: setting('OPENAI_ORG_ID', 'org-Old9') }),
        platform: 'win32',
        shell: 'powershell',
      },
    },
    {
      name: 'in an env file',
      over: { cause: 'org-mismatch', facts: { organization: 'org-Old9' }, ...replied(401) },
      hints: settings({
        organization: setting('OPENAI_ORG_ID', 'org-Old9', { source: 'env-file', path: '.env', line: 2 }),
      }),
    },
    {
      name: 'by flag, and the reply named another',
      over: { cause: 'org-mismatch', organization: 'org-Ab12', facts: { organization: 'org-Old9' }, ...replied(200) },
      hints: settings({ organization: setting('organization', 'org-Old9', { source: 'flag' }) }),
    },
    { name: 'nothing known', over: { cause: 'org-mismatch', ...replied(401) } },
  ],
  'project-mismatch': [
    {
      name: 'a name instead of an id',
      over: {
        cause: 'project-mismatch',
        keyAccepted: true,
        facts: { project: 'My demo', variable: 'OPENAI_PROJECT_ID' },
        ...replied(401),
      },
      hints: settings({ project: setting('OPENAI_PROJECT_ID', 'My demo') }),
    },
    {
      name: 'in CI',
      over: { cause: 'project-mismatch', facts: { project: 'proj_Old1' }, ...replied(401) },
      hints: { ...ciHints, ...settings({ project: setting('OPENAI_PROJECT_ID', 'proj_Old1') }) },
    },
    { name: 'nothing known', over: { cause: 'project-mismatch', ...replied(401) } },
  ],
  'project-archived': [
    { name: 'plain', over: { cause: 'project-archived', keyAccepted: true, ...replied(401) } },
    {
      name: 'named by a variable',
      over: { cause: 'project-archived', facts: { project: 'proj_Old1' }, ...replied(401) },
      hints: settings({ project: setting('OPENAI_PROJECT_ID', 'proj_Old1') }),
    },
  ],
  'wrong-regional-host': [
    { name: 'plain', over: { cause: 'wrong-regional-host', facts: { host: 'eu.api.openai.com' }, ...replied(401) } },
    {
      name: 'in fish',
      over: { cause: 'wrong-regional-host', facts: { host: 'us.api.openai.com' }, ...replied(401) },
      hints: { shell: 'fish' },
    },
    { name: 'not named', over: { cause: 'wrong-regional-host', ...replied(401) } },
  ],
  'credits-exhausted': [
    { name: 'plain', over: { cause: 'credits-exhausted', keyAccepted: true, ...replied(429) } },
    {
      name: 'in CI',
      over: { cause: 'credits-exhausted', keyAccepted: true, key: shellKey, ...replied(429) },
      hints: ciHints,
    },
    {
      name: 'at a gateway',
      over: { cause: 'credits-exhausted', keyAccepted: true, ...gateway, ...replied(402, { requestId: null }) },
    },
    {
      name: 'in practice',
      over: { cause: 'credits-exhausted', keyAccepted: true, key: sandboxKey, ...local, ...replied(429) },
    },
  ],
  'billing-inactive': [
    { name: 'plain', over: { cause: 'billing-inactive', keyAccepted: true, ...replied(429) } },
    { name: 'at a gateway', over: { cause: 'billing-inactive', ...gateway, ...replied(429) } },
  ],
  'spend-limit-reached': [
    ...[
      'project_spend_limit_exceeded',
      'organization_spend_limit_exceeded',
      'organization_usage_limit_exceeded',
      'billing_hard_limit_reached',
    ].map((code) => ({
      name: code,
      over: {
        cause: 'spend-limit-reached' as const,
        keyAccepted: true,
        platform: { type: 'insufficient_quota', code, param: null, message: null },
        ...replied(429),
      },
    })),
    {
      name: 'at a gateway',
      over: { cause: 'spend-limit-reached', facts: { limit: '$10' }, ...gateway, ...replied(429) },
    },
  ],
  'rate-limited': [
    {
      name: 'a limit named',
      over: {
        cause: 'rate-limited',
        retryable: true,
        keyAccepted: true,
        facts: { limit: 'requests per min (RPM): Limit 3' },
        ...replied(429, { attempts: 3, retryAfterSeconds: 20 }),
      },
    },
    {
      name: 'for an hour',
      over: { cause: 'rate-limited', retryable: true, ...replied(429, { retryAfterSeconds: 3600 }) },
    },
    {
      name: 'too large',
      over: {
        cause: 'rate-limited',
        facts: { reason: 'too-large', limit: 'tokens per min (TPM): Limit 10000' },
        ...replied(429),
      },
    },
    { name: 'at a gateway', over: { cause: 'rate-limited', retryable: true, ...gateway, ...replied(429) } },
  ],
  overloaded: [{ name: 'plain', over: { cause: 'overloaded', retryable: true, ...replied(503, { attempts: 3 }) } }],
  'server-error': [
    { name: 'plain', over: { cause: 'server-error', retryable: true, ...replied(500, { attempts: 3 }) } },
    { name: 'at a gateway', over: { cause: 'server-error', retryable: true, ...gateway, ...replied(502) } },
  ],
  'dns-failure': [
    {
      name: 'no such host',
      over: {
        cause: 'dns-failure',
        retryable: true,
        facts: { host: 'api.openai.com', networkCode: 'ENOTFOUND', reason: 'not-found' },
        ...silent(120),
      },
    },
    {
      name: 'in CI',
      over: { cause: 'dns-failure', facts: { host: 'api.openai.com', reason: 'unavailable' }, ...silent(120) },
      hints: ciHints,
    },
    {
      name: 'at a gateway',
      over: {
        cause: 'dns-failure',
        facts: { host: 'gateway.example', reason: 'not-found' },
        ...gateway,
        ...silent(120),
      },
    },
  ],
  'connection-refused': [
    {
      name: 'OpenAI',
      over: {
        cause: 'connection-refused',
        retryable: true,
        facts: { host: 'api.openai.com', networkCode: 'ECONNREFUSED' },
        ...silent(900, 3),
      },
    },
    {
      name: 'practice',
      over: {
        cause: 'connection-refused',
        key: sandboxKey,
        facts: { host: '127.0.0.1:4141' },
        ...local,
        ...silent(900, 3),
      },
    },
    {
      name: 'a local model',
      over: { cause: 'connection-refused', facts: { host: '127.0.0.1:4141' }, ...local, ...silent(900, 3) },
    },
  ],
  unreachable: [
    {
      name: 'plain',
      over: {
        cause: 'unreachable',
        retryable: true,
        facts: { host: 'api.openai.com', networkCode: 'ENETUNREACH' },
        ...silent(40),
      },
    },
    { name: 'in CI', over: { cause: 'unreachable', ...silent(40) }, hints: ciHints },
  ],
  'connection-lost': [
    {
      name: 'plain',
      over: {
        cause: 'connection-lost',
        retryable: true,
        facts: { host: 'api.openai.com', networkCode: 'ECONNRESET' },
        ...silent(2100, 3),
      },
    },
  ],
  timeout: [
    {
      name: 'plain',
      over: { cause: 'timeout', retryable: true, facts: { host: 'api.openai.com' }, ...silent(30_000, 2) },
    },
    {
      name: 'at a gateway',
      over: { cause: 'timeout', facts: { host: 'gateway.example' }, ...gateway, ...silent(30_000) },
    },
    {
      name: 'the timer a little late',
      over: { cause: 'timeout', facts: { host: 'gateway.example' }, ...gateway, ...silent(4_012) },
    },
  ],
  'tls-untrusted': [
    {
      name: 'plain',
      over: {
        cause: 'tls-untrusted',
        facts: { host: 'api.openai.com', networkCode: 'SELF_SIGNED_CERT_IN_CHAIN' },
        ...silent(80),
      },
    },
    {
      name: 'on Windows',
      over: { cause: 'tls-untrusted', facts: { host: 'api.openai.com' }, ...silent(80) },
      hints: { platform: 'win32', shell: 'powershell' },
    },
    {
      name: 'an own server',
      over: { cause: 'tls-untrusted', facts: { host: 'gateway.example' }, ...gateway, ...silent(80) },
    },
  ],
  'tls-expired': [
    {
      name: 'expired',
      over: {
        cause: 'tls-expired',
        facts: { host: 'api.openai.com', reason: 'expired', validTo: '2025-01-01' },
        ...silent(80),
      },
    },
    {
      name: 'not yet valid',
      over: {
        cause: 'tls-expired',
        facts: { host: 'api.openai.com', reason: 'not-yet-valid', validFrom: '2026-10-01' },
        ...silent(80),
      },
    },
    {
      name: 'a clock behind',
      over: { cause: 'tls-expired', facts: { host: 'api.openai.com', reason: 'clock-behind' }, ...silent(80) },
      hints: ciHints,
    },
  ],
  'tls-wrong-host': [
    { name: 'plain', over: { cause: 'tls-wrong-host', facts: { host: 'api.openai.com' }, ...silent(80) } },
    {
      name: 'at a gateway',
      over: { cause: 'tls-wrong-host', facts: { host: 'gateway.example' }, ...gateway, ...silent(80) },
    },
  ],
  'tls-protocol': [
    { name: 'plain', over: { cause: 'tls-protocol', facts: { host: 'api.openai.com' }, ...silent(80) } },
    {
      name: 'plain http',
      over: {
        cause: 'tls-protocol',
        facts: { host: 'gateway.example', reason: 'plain-http' },
        ...gateway,
        ...silent(80),
      },
    },
  ],
  'proxy-failure': [
    ...['login', 'refused', 'unreachable', 'unsupported', 'malformed', 'new-to-words'].map((reason) => ({
      name: reason,
      over: {
        cause: 'proxy-failure' as const,
        facts: {
          reason,
          host: 'api.openai.com',
          proxy: 'http://proxy.example:3128',
          ...(reason === 'login' ? { status: 407 } : {}),
        },
        ...silent(60),
      },
    })),
    { name: 'in CI', over: { cause: 'proxy-failure', facts: { status: 403 }, ...silent(60) }, hints: ciHints },
  ],
  'wrong-base-url': [
    {
      name: 'by variable',
      over: {
        cause: 'wrong-base-url',
        facts: { status: 404 },
        endpoint: { baseUrl: 'https://gateway.example', level: 'call' },
        ...replied(404),
      },
      hints: settings({ baseUrl: setting('OPENAI_BASE_URL', 'https://gateway.example') }),
    },
    {
      name: 'by flag',
      over: {
        cause: 'wrong-base-url',
        facts: { status: 404 },
        endpoint: { baseUrl: 'https://gateway.example/v1/v1', level: 'call' },
        ...replied(404),
      },
      hints: settings({ baseUrl: setting('OPENAI_BASE_URL', 'https://gateway.example/v1/v1', { source: 'flag' }) }),
    },
    { name: 'nothing known', over: { cause: 'wrong-base-url', ...gateway, ...replied(405) } },
  ],
  redirected: [
    {
      name: 'OpenAI',
      over: { cause: 'redirected', facts: { location: 'login.example' }, ...replied(302, { requestId: null }) },
    },
    { name: 'a gateway', over: { cause: 'redirected', ...gateway, ...replied(308, { requestId: null }) } },
  ],
  'gateway-error': [
    {
      name: 'a web page',
      over: { cause: 'gateway-error', facts: { status: 200 }, ...replied(200, { requestId: null }) },
    },
    {
      name: 'a web page, in CI',
      over: { cause: 'gateway-error', facts: { status: 403 }, ...replied(403, { requestId: null }) },
      hints: ciHints,
    },
    {
      name: 'a web page at a gateway',
      over: { cause: 'gateway-error', facts: { status: 200 }, ...gateway, ...replied(200, { requestId: null }) },
    },
    {
      name: 'the key was removed',
      over: { cause: 'gateway-error', facts: { reason: 'no-key-arrived', status: 401 }, ...replied(401) },
    },
    {
      name: 'a firewall',
      over: { cause: 'gateway-error', facts: { reason: 'blocked', status: 403 }, ...replied(403, { requestId: null }) },
    },
    {
      name: 'an empty 401',
      over: { cause: 'gateway-error', facts: { reason: 'empty', status: 401 }, ...replied(401, { requestId: null }) },
    },
  ],
  'not-a-response': [
    { name: 'OpenAI', over: { cause: 'not-a-response', facts: { status: 200 }, ...replied(200, { requestId: null }) } },
    {
      name: 'a gateway',
      over: { cause: 'not-a-response', facts: { status: 200 }, ...gateway, ...replied(200, { requestId: null }) },
    },
  ],
  unknown: [
    {
      name: 'a message',
      over: {
        cause: 'unknown',
        facts: { status: 418 },
        platform: { type: null, code: null, param: null, message: 'This request is paused for review.' },
        ...replied(418),
      },
    },
    { name: 'a gateway', over: { cause: 'unknown', ...gateway, ...replied(451) } },
  ],
  'request-rejected': [
    {
      name: 'a field',
      over: {
        cause: 'request-rejected',
        keyAccepted: true,
        facts: { param: 'reasoning.effort' },
        platform: {
          type: 'invalid_request_error',
          code: 'unsupported_value',
          param: 'reasoning.effort',
          message: "Unsupported value: 'none' is not supported with this model.",
        },
        model: { requested: 'gpt-5.1', answered: null },
        ...replied(400),
      },
    },
    { name: 'not named', over: { cause: 'request-rejected', ...gateway, ...replied(400) } },
  ],
};
