import type { Cause, causesByClass } from '../ids.ts';
import { type Entry, openaiError } from './entry.ts';

const later = { retryable: true, patience: 'retries' } as const;

export const busy = {
  'rate-limited': {
    ...later,
    keyAccepted: true,
    signs: {
      codes: [
        'rate_limit_exceeded',
        'rate_limit_reached',
        'rate_limited',
        'too_many_requests',
        'throttled',
        'throttling',
        'throttling_exception',
        'throttlingexception',
        'request_limit_exceeded',
        'concurrency_limit_exceeded',
        'tokens_per_minute_limit_exceeded',
        'requests_per_minute_limit_exceeded',
        'tokens_limit_reached',
      ],
      coded: [
        /(?:^|_)(?:rate_?limit|throttl)(?:\w*)$|(?:^|_)too_many_(?:requests|tokens)(?:_error)?$|^limit_(?:requests|tokens|burst_rate)$/,
      ],
      weak: [
        'requests',
        'tokens',
        'rate_limit_error',
        'rate_limit',
        'ratelimiterror',
        'resource_exhausted',
        'rate_limit_error_response',
        'throttling_error',
      ],
      says: [
        /\brate[ -]?limit(?:s|ed|ing)?\b|\btoo many (?:\w+ )?requests\b|\bthrottl(?:ed|ing)\b/i,
        /\b(?:try again|retry) (?:in|after) [\d.]+ ?(?:ms|s|m|h|second|minute|hour)/i,
        /\b(?:requests?|tokens?) per (?:second|min(?:ute)?|hour|day)\b|\b(?:rpm|tpm|rpd)\b limit/i,
        /\brequest too large for\b/i,
        /[请請]求[^，。]{0,6}(?:[过過]于?[频頻]繁|[频頻]率)|[频頻]率限制|速率限制|限流/,
      ],
      inPages: true,
    },
    example: openaiError(
      429,
      'Rate limit reached for gpt-6-luna in organization org-… on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
      'rate_limit_exceeded',
      { type: 'requests' },
    ),
  },
  overloaded: {
    ...later,
    keyAccepted: null,
    signs: {
      codes: [
        'slow_down',
        'server_is_overloaded',
        'overloaded',
        'overloaded_error',
        'server_overloaded',
        'engine_overloaded',
        'no_capacity',
        'engine_overloaded_error',
        'model_overloaded',
        'service_tier_capacity_exceeded',
      ],
      coded: [/(?:^|_)(?:overloaded|capacity_(?:exceeded|exhausted)|queue_(?:exceeded|full)|at_capacity)(?:_error)?$/],
      weak: [
        'service_unavailable',
        'service_unavailable_error',
        'unavailable',
        'unavailable_error',
        'capacity_exceeded',
      ],
      says: [
        /\boverload(?:ed)?\b/i,
        /^slow down\b|\bhigh (?:demand|traffic|load)\b/i,
        /\b(?:no|over|at|exceeded|insufficient) (?:\w+ )?capacity\b|\bcapacity exceeded\b/i,
        /(?<!\b(?:error|failed|failure|problem|trouble) )\bloading model\b|\bmodel is (?:still |currently )?loading\b/i,
        /(?:服务|服務|伺服)(?:器)?[^，。]{0,4}(?:繁忙|忙碌)|(?:负载|負載)已?(?:满|滿|饱和|飽和|过高|過高)|(?:访问量|訪問量)[过過]大/,
      ],
    },
    example: openaiError(503, 'Our servers are currently overloaded. Please try again later.', 'server_is_overloaded', {
      type: 'service_unavailable_error',
    }),
  },
  'server-error': {
    ...later,
    keyAccepted: null,
    signs: {
      codes: ['internal_server_error', 'internal_error'],
      weak: ['server_error', 'upstream_error', 'bad_gateway', 'gateway_timeout', 'internalservererror', 'internal'],
      says: [
        /\bserver had an error\b|\binternal (?:server )?error\b/i,
        /\berror occurred while processing your request\b/i,
        /\bbad gateway\b|\bgateway time-?out\b|\bupstream (?:connect )?error\b/i,
      ],
    },
    example: openaiError(
      500,
      'The server had an error while processing your request. Sorry about that!',
      'server_error',
      { type: 'server_error' },
    ),
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['busy'][number]>, Entry>;
