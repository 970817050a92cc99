import type { Cause, causesByClass } from '../ids.ts';
import { type Entry, openaiError } from './entry.ts';

const no = { keyAccepted: false, retryable: false } as const;

export const rejected = {
  'invalid-key': {
    ...no,
    signs: {
      codes: [
        'invalid_api_key',
        'api_key_invalid',
        'incorrect_api_key',
        'invalid_authentication',
        'invalid_jwt',
        'invalid_issuer',
        'invalid_token',
        'invalid_access_token',
        'invalid_auth',
        'invalid_credentials',
        'invalid_key',
        'key_revoked',
        'api_key_revoked',
        'revoked_api_key',
        'token_revoked',
        'token_invalidated',
        'api_key_not_found',
        'key_not_found',
        'token_not_found_in_db',
        'user_not_found',
        'bad_api_key',
        'wrong_api_key',
        'invalid_api_token',
        'api_key_disabled',
        'key_disabled',
        'invalid_user_key',
        'invalid_request_api_key',
      ],
      coded: [
        /^(?:invalid|incorrect|wrong|bad|unknown|revoked)_(?:\w+_)?(?:key|token|credentials?|api_?key)$/,
        /^(?:\w+_)?(?:key|token|credentials?)_(?:is_)?(?:invalid|incorrect|revoked|invalidated|disabled|unknown)$/,
      ],
      weak: [
        'unauthorized',
        'unauthenticated',
        'authentication_error',
        'auth_error',
        'authentication_failed',
        'invalid_authentication_error',
        'authenticationerror',
      ],
      says: [
        /\b(?:incorrect|invalid|wrong|bad|unknown|revoked|unrecogni[sz]ed|malformed|disabled|deleted)\b[^.{}]{0,30}\b(?:api|access|auth\w*|subscription|virtual|secret|bearer|proxy server|user)?[ _-]?(?:keys?|tokens?|credentials?)\b(?! limit)/i,
        /\b(?:api[ _-]?key|key|token|credentials?)\b[^.{}]{0,40}\b(?:(?:is|are|was|has been|not) )+(?:valid|invalid|incorrect|wrong|revoked|disabled|deleted|leaked|blocked|recogni[sz]ed|found|accepted|exist)\b/i,
        /\b(?:key|token|credentials?) (?:expired or )?(?:invalid|incorrect|revoked|disabled)\b/i,
        /\bkey was reported as leaked\b|\bdoes not match any (?:api )?key\b|\b(?:key|token) (?:does not|doesn't) exist\b|\bno such (?:api )?key\b/i,
        /\btoken has been invalidated\b|\bcould not parse your authentication token\b|\bnot from a valid issuer\b|\bplease try signing in again\b/i,
        /\b(?:authentication|authorization|certification|login|sign-?in) (?:error|fail(?:s|ed|ure)?)\b|\b(?:unable|failed) to authenticate\b|\bcould not validate credentials\b|\buser not found\b/i,
        /\b(?:invalid|malformed|bad|badly formatted) authoriz\w+(?: header)?\b|\bauthoriz\w+ header\b[^.{}]{0,20}\b(?:invalid|malformed|badly)\b|\b(?:authentication|key) is (?:invalid|error)\b/i,
        /[无無]效的?(?:令牌|密[钥鑰]|金[钥鑰])|令牌[^，。]{0,4}(?:[无無]效|不可用)|(?:密[钥鑰]|金[钥鑰]|api ?key) ?(?:[无無]效|[错錯][误誤]|不正[确確])|非法[^，。]{0,8}api ?key/i,
      ],
    },
    patience: 'settles-soon',
    example: openaiError(
      401,
      'Incorrect API key provided: sk-proj-****…. You can find your API key at https://platform.openai.com/account/api-keys.',
      'invalid_api_key',
    ),
  },
  'key-expired': {
    ...no,
    signs: {
      codes: [
        'api_key_expired',
        'expired_api_key',
        'key_expired',
        'expired_key',
        'token_expired',
        'expired_token',
        'credentials_expired',
      ],
      coded: [/^(?:\w+_)?(?:key|token|credentials?)_(?:\w+_)?expired$|^expired_(?:\w+_)?(?:key|token|credentials?)$/],
      says: [
        /\b(?:key|token|credentials?)\b[^.{}]{0,60}\b(?:has |is |are |have )?expired\b/i,
        /\bexpired (?:api |access |auth\w* )?(?:key|token|credential)/i,
        /(?:令牌|密[钥鑰]|金[钥鑰])已?[过過]期(?!或)/,
      ],
      // "Invalid, revoked or expired" names three possibilities, which is what `invalid-key` says.
      unless: /\b(?:or|and|\/)\s*(?:(?:have|has|is|are|been|it)\s+)*expired\b|\bexpired\s*(?:,|or\b|\/)/i,
    },
    patience: 'no',
    example: openaiError(401, 'This API key has expired.', 'api_key_expired'),
  },
  'account-deactivated': {
    ...no,
    signs: {
      codes: [
        'account_deactivated',
        'access_terminated',
        'account_suspended',
        'account_disabled',
        'account_terminated',
        'account_banned',
        'user_deactivated',
        'user_suspended',
        'user_disabled',
        'organization_deactivated',
        'organization_disabled',
        'organization_suspended',
        'deactivated_workspace',
      ],
      coded: [
        /^(?:account|user|organi[sz]ation|org|workspace|team)_(?:\w+_)?(?:deactivated|suspended|disabled|banned|blocked|restricted|inactive|terminated)(?:_error)?$/,
      ],
      says: [
        /\b(?:account|organi[sz]ation|workspace)\b[^.{}]{0,60}\b(?:deactivated|suspended|terminated|disabled|banned|closed|blocked|restricted)\b/i,
        /\baccess\b[^.{}]{0,30}\b(?:was|has been) terminated\b/i,
        /\b(?:deactivated|suspended|terminated|disabled|banned) (?:openai )?(?:account|organi[sz]ation|workspace|user)\b/i,
        /(?:账号|账户|用户|帳號|帳戶|使用者)已?被?(?:封禁|停用|禁用|停權)/,
      ],
    },
    patience: 'no',
    example: openaiError(
      401,
      'The OpenAI account associated with this API key has been deactivated.',
      'account_deactivated',
    ),
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['rejected'][number]>, Entry>;
