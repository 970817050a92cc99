import type { Cause, causesByClass } from '../ids.ts';
import { type Entry, openaiError } from './entry.ts';

const silent = { keyAccepted: null, retryable: false, patience: 'no' } as const;

export const notOpenai = {
  'wrong-base-url': {
    ...silent,
    signs: {
      codes: [
        'unknown_url',
        'invalid_url',
        'url_not_found',
        'route_not_found',
        'path_not_found',
        'endpoint_not_found',
        'no_such_key',
        'unknown_endpoint',
        'method_not_allowed',
        'unsupported_endpoint',
        'invalid_api_version_parameter',
      ],
      says: [
        /\binvalid url \(|\bunknown request url\b|\bunexpected endpoint or method\b|\bcannot (?:post|get) \//i,
        /\b(?:no|unknown|invalid|unsupported|unmatched) (?:route|endpoint|path)\b|\b(?:route|path|endpoint|uri|url)\b[^.{}]{0,80}\b(?:not found|does not exist|not supported|not exist)\b/i,
        /\b(?:post|get|method)\b[^.{}]{0,20}\bnot (?:supported|allowed)\b|\bnot supported for requested uri\b/i,
        /\b(?:file|page|resource) not found\b|\bno static resource\b|\brequested (?:url|resource)\b[^.{}]{0,60}\bnot\b/i,
        /\bonly be accessed over https\b|\bapi version (?:is )?not supported\b|\bapi-version\b|\bcould not route to\b/i,
        /^welcome to\b|\bis running\.?$/i,
      ],
      unless: /\bmodel\b[^{}]{0,100}\b(?:not|does)\b/i,
    },
    example: openaiError(404, 'Invalid URL (POST /responses)'),
  },
  redirected: { ...silent, signs: {}, example: { status: 302, body: '' } },
  'gateway-error': {
    ...silent,
    signs: {
      codes: [
        'missing_api_key',
        'no_api_key',
        'api_key_missing',
        'api_key_required',
        'missing_authorization',
        'missing_authorization_header',
        'missing_authentication',
        'missing_auth_header',
        'missing_token',
        'no_auth',
      ],
      coded: [
        /^(?:missing|no)_(?:\w+_)?(?:api_?key|key|token|auth\w*|credentials?)(?:_header)?$|^(?:api_?key|token|auth\w*|credentials?)_(?:missing|required|not_provided)$/,
      ],
      /** "No key arrived", although one was sent: something on the way removed it. */
      says: [
        /\b(?:missing|no|without)\b (?:or empty )?(?:valid )?(?:cookie )?(?:bearer|basic|authenti\w*|authoriz\w*|auth|api[ _-]?keys?|subscription key|x-api-key|credentials?|access token)\b(?! (?:found )?(?:for|with) (?:this|that|your) (?:key|organi))/i,
        /\b(?:didn't|did not) (?:provide|include|specify|send|pass)\b[^.{}]{0,20}\b(?:api[ _-]?key|token|credentials?|authoriz\w*)/i,
        /\b(?:api[ _-]?key|authoriz\w*(?: header)?|auth(?:entication)?(?: header| token)?|credentials?|access token|bearer token)\b[^.{}]{0,30}\b(?:is |was |were |are )?(?:missing|required|not (?:provided|supplied|present|set|specified|sent)|absent|empty)\b/i,
        /\bno (?:api )?(?:key|token)s? (?:was |were )?(?:provided|given|supplied|sent|found in (?:the )?request)\b|^not authenticated\.?$/i,
        /\bunregistered callers\b|\bdue to missing (?:subscription )?key\b/i,
        /未提供(?:令牌|密[钥鑰]|金[钥鑰]|api ?key)/i,
      ],
      // "Missing or invalid" leaves open which; the usual reading of a 401 then holds.
      unless:
        /\b(?:missing|not provided|empty)\b,? (?:or |is |and )?(?:is )?(?:invalid|incorrect|wrong|malformed|expired)\b|\b(?:invalid|incorrect|wrong|malformed|expired|unauthori[sz]ed)(?:,)? (?:or|and) (?:missing|empty|no\b)|\bno matching (?:api )?key\b|\bno access\b/i,
    },
    example: openaiError(401, 'Missing bearer or basic authentication in header'),
  },
  'not-a-response': {
    ...silent,
    signs: {
      network: [
        'HPE_HEADER_OVERFLOW',
        'UND_ERR_HEADERS_OVERFLOW',
        'TOO_MANY_INTERIM_REPLIES',
        'Z_DATA_ERROR',
        'Z_BUF_ERROR',
        'UND_ERR_INVALID_ARG',
        'UND_ERR_RESPONSE_EXCEEDED_SIZE',
      ],
    },
    example: { status: 200, body: {} },
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['not-openai'][number]>, Entry>;
