import type { Cause, causesByClass } from '../ids.ts';
import type { Entry } from './entry.ts';

/** Decided here before any request: nothing that comes back can mean these. */
const here = (local: string): Entry => ({
  signs: {},
  keyAccepted: null,
  retryable: false,
  patience: 'no',
  example: { local },
});

export const local = {
  'missing-key': here('OPENAI_API_KEY is not set, or set to an empty text'),
  'placeholder-key': here('OPENAI_API_KEY=your-api-key-here'),
  'malformed-key': { ...here('a line end inside the key'), signs: { network: ['ERR_INVALID_CHAR'] } },
  'wrong-key-kind': here('an admin key, another vendor’s key, or the shortened name of a key'),
  'env-file-unreadable': here('.env is a folder, or may not be read'),
  'env-file-unwritable': here('.env may not be written'),
  'env-file-exposed': here('git tracks .env'),
  'client-exposed-key': here('NEXT_PUBLIC_OPENAI_API_KEY holds the key'),
  'unsafe-base-url': { ...here('OPENAI_BASE_URL=http://gateway.example/v1'), signs: { network: ['ERR_INVALID_URL'] } },
  'unsafe-tls': here('NODE_TLS_REJECT_UNAUTHORIZED=0'),
  'fork-without-secrets': here('a pull request from a fork'),
} satisfies Record<Extract<Cause, (typeof causesByClass)['local'][number]>, Entry>;
