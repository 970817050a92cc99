import type { Cause, causesByClass } from '../ids.ts';
import { type Entry, openaiError } from './entry.ts';

const silent = { keyAccepted: null, retryable: false, patience: 'no' } as const;

export const unknown = {
  unknown: {
    ...silent,
    signs: {},
    example: { status: 418, body: { error: { message: 'This request is paused for review.' } } },
  },
  'request-rejected': {
    ...silent,
    signs: {
      codes: [
        'unsupported_value',
        'unsupported_parameter',
        'unknown_parameter',
        'invalid_parameter',
        'invalid_value',
        'invalid_type',
        'missing_required_parameter',
        'integer_below_min_value',
        'integer_above_max_value',
        'string_above_max_length',
        'context_length_exceeded',
        'extra_forbidden',
        'invalid_prompt',
        'content_policy_violation',
        'content_filter',
        'validation_error',
      ],
      says: [/\bvalidation error\b|\bfield required\b|\bextra inputs are not permitted\b/i],
    },
    example: openaiError(
      400,
      "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 10 instead.",
      'integer_below_min_value',
      { param: 'max_output_tokens' },
    ),
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['unknown'][number]>, Entry>;
