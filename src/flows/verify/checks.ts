import type { Level } from '../../core/attempt.ts';
import type { Cause } from '../../core/causes/ids.ts';
import { kindOf } from '../../core/key/kind.ts';
import type { Facts, KeyInfo, VerifyResult, Warning } from '../../core/report.ts';
import { type Endpoint, type FoundKey, type Sources, sourceInfo } from '../../core/sources.ts';

/** What a report says of the key in force; null where the place holds none. */
export function keyInfo(found: FoundKey | null): KeyInfo | null {
  if (!found || found.secret.length === 0) return null;
  const { source, variable, path, line, tail } = sourceInfo(found, true);
  return { source, variable, path, line, tail, kind: kindOf(found.secret.reveal()), length: found.secret.length };
}

/** The address named in a report when none was decided. */
const defaultBaseUrl = 'https://api.openai.com/v1';

export type LocalResult = {
  sources: Sources;
  endpoint: Endpoint | null;
  level: Level;
  model: string | null;
  warnings: readonly Warning[];
};

/** A result that was decided without any request. `cause` null: nothing wrong was seen (level offline). */
export function localResult(from: LocalResult, cause: Cause | null, facts: Facts = {}): VerifyResult {
  return {
    cause,
    skipped: false,
    facts,
    retryable: false,
    keyAccepted: null,
    key: keyInfo(from.sources.winner),
    sources: [...from.sources.found, ...from.sources.aside].map((found) =>
      sourceInfo(found, found === from.sources.winner),
    ),
    endpoint: { baseUrl: from.endpoint?.baseUrl ?? defaultBaseUrl, level: from.level },
    model: { requested: from.model, answered: null },
    request: { status: null, requestId: null, attempts: 0, durationMs: 0, retryAfterSeconds: null },
    usage: null,
    cost: null,
    organization: null,
    project: null,
    rateLimits: null,
    platform: null,
    warnings: [...from.warnings],
  };
}
