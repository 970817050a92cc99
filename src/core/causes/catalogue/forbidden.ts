import type { Cause, causesByClass } from '../ids.ts';
import { accepted, type Entry, openaiError } from './entry.ts';
import { mismatch } from './mismatch.ts';

/** Causes where the key was accepted and may not do what was asked. */
export const forbidden = {
  'missing-scope': {
    ...accepted,
    signs: {
      codes: [
        'missing_scope',
        'missing_scopes',
        'insufficient_scope',
        'insufficient_permissions',
        'insufficient_permission',
        'scope_not_allowed',
      ],
      coded: [
        /^(?:missing|insufficient)_(?:\w+_)?(?:scopes?|permissions?|privileges?)(?:_error)?$/,
        /(?:^|_)(?:endpoint|route|operation|api|api_key)_not_allowed(?:_error)?$/,
      ],
      weak: [
        'permission_denied',
        'permission_error',
        'permissiondenied',
        'permission_denied_error',
        'permission_error_response',
      ],
      says: [
        /\bmissing (?:required )?(?:scopes?|permissions?)\b/i,
        /\binsufficient (?:permissions?|scopes?|privileges?)\b/i,
        /\bnot have (?:[\w-]+ ){0,3}(?:scopes?|permissions?|privileges?|roles?)\b/i,
        /\black(?:s|ing)? (?:the )?(?:required |necessary )?(?:scopes?|permissions?|data action)\b/i,
        /\bprincipal does not have access to api\b|\b(?:scope|permission) is required\b/i,
        /\bkey (?:is )?not allowed (?:to (?:call|access|use) this (?:route|endpoint|api)|on this endpoint|for this (?:route|endpoint|api))\b|\bonly allowed to call routes\b/i,
        /\bnot (?:authori[sz]ed|allowed|permitted) to perform\b|\bnot (?:authori[sz]ed|allowed|permitted|entitled) to (?:use|access|call|invoke) (?:this|the) (?:\w+ ){0,2}(?:feature|endpoint|operation|service)\b|\b(?:is not enabled|has not been used in project|not enabled) (?:for|in|on|before|\d)/i,
        /[权權]限不足|[没沒]有[权權]限|[无無][权權](?:[访訪][问問]|使用)[^，。]{0,20}分[组組]/,
        /\b(?:read[- ]only|restricted) (?:api )?key\b[^.{}]{0,60}\b(?:cannot|can't|may not|not allowed)\b/i,
      ],
      unless: /\baccess to (?:the )?model\b/i,
    },
    patience: 'settles',
    example: openaiError(
      401,
      'You have insufficient permissions for this operation. Missing scopes: api.responses.write.',
      'missing_scope',
    ),
  },
  'model-unavailable': {
    ...accepted,
    signs: {
      codes: [
        'model_not_found',
        'model_not_available',
        'deployment_not_found',
        'unknown_model',
        'invalid_model',
        'no_such_model',
        'model_not_exist',
        'model_access_denied',
        'key_model_access_denied',
        'team_model_access_denied',
        'user_model_access_denied',
        'project_model_access_denied',
        'org_model_access_denied',
        'model_decommissioned',
        'model_deprecated',
        'model_retired',
        'model_terms_required',
        'model_not_allowed',
        'model_permission_blocked_org',
        'model_permission_blocked_project',
        'model_not_loaded',
        'invalid_model_name',
        'model_not_supported',
        'no_model_found',
        'unsupported_api_for_model',
        'no_access',
      ],
      coded: [
        /^(?:\w+_)?models?_(?:\w+_)?(?:not_\w+|unavailable|unsupported|access_denied|disabled|decommissioned|deprecated|retired)(?:_error)?$/,
        /^(?:invalid|unknown|unavailable|unsupported|no_such|missing)_(?:\w+_)?model(?:_name|_id)?$/,
        /^(?:invalid_endpoint_or_model|deployment)_not_found$/,
      ],
      weak: ['model_error'],
      says: [
        /\bmodels?\b[^{}]{0,140}?\b(?:do(?:es)? not exist|not exist|(?:was |were |is |be )?not found|(?:is|are) (?:currently )?(?:not (?:currently )?available|unavailable)|has been (?:deprecated|retired|removed|shut ?down|decommissioned)|(?:is|are) (?:deprecated|retired|decommissioned)|no longer (?:available|supported)|is not supported|(?:is )?not (?:a )?valid|not allowed)\b/i,
        /\b(?:not have|no|without|denied) access to (?:the |this |that )?(?:non-serverless )?models?\b|\bmodel (?:name|id) is (?:invalid|unknown)\b|\bnot allowed to (?:access|use) (?:this )?model\b|\bunable to access (?:the |non-serverless )*model\b|\bnot allowed to \w+ (?:from )?this model\b/i,
        /\bnot (?:authori[sz]ed|allowed|permitted|entitled) to (?:access|use|call) (?:the |this )?(?:requested )?model\b|\bnot (?:activated|subscribed to|opened) (?:the |this )?model\b|\b(?:not|can ?not|could not) f(?:ou|i)nd (?:the |any )?model\b/i,
        // Anthropic's whole sentence.
        /^model: ?[\w./:@-]+$/i,
        /\bengine not found\b|\b(?:invalid|unknown|unsupported|unavailable|unrecogni[sz]ed|no such) model\b|\bnot a valid model\b|\bcould ?n[o']t find (?:the )?model\b/i,
        /\bno endpoints found\b|\bdoes not work with the specified model\b|\bno (?:allowed providers|providers|instances|available channels?)\b[^{}]{0,30}\bfor\b|\bdeployment\b[^.{}]{0,60}\bdoes not exist\b/i,
        /\bllm provider not provided\b|\btry pulling it first\b|\bno models? (?:is |are )?(?:currently )?loaded\b|\bfailed to load model\b/i,
        /模型(?:不存在|未找到|不可用|未[开開]通)|[无無]可用渠道|[无無][权權](?:[访訪][问問]|使用)[^，。]{0,10}模型/,
      ],
      unless: /\bwith this model\b|\bthis model does not support\b|\bmodel's maximum\b|\bapi key is not valid\b/i,
    },
    patience: 'settles',
    example: openaiError(
      404,
      'The model `gpt-6-luna` does not exist or you do not have access to it.',
      'model_not_found',
    ),
  },
  'org-unverified': {
    ...accepted,
    signs: {
      codes: [
        'organization_not_verified',
        'organization_must_be_verified',
        'org_not_verified',
        'verification_required',
      ],
      overrides: [/\bmust be verified\b/i, /\borgani[sz]ation (?:is )?not verified\b/i],
      says: [/\bverify organi[sz]ation\b/i],
    },
    patience: 'settles',
    example: openaiError(400, 'Your organization must be verified to stream this model.', 'unsupported_value', {
      param: 'stream',
    }),
  },
  'ip-not-allowed': {
    ...accepted,
    signs: {
      codes: [
        'ip_not_authorized',
        'ip_not_allowed',
        'ip_address_not_allowed',
        'ip_not_in_allowlist',
        'ip_blocked',
        'ip_restricted',
        'ip_forbidden',
        'api_key_ip_address_blocked',
      ],
      coded: [/(?:^|_)ip_(?:address_)?(?:\w+_)?(?:not_\w+|blocked|denied|forbidden|restricted)$/],
      says: [
        /\bip(?: ?addresse?s?)?\b[^.{}]{0,50}\b(?:not|isn't) (?:authori[sz]ed|allowed|permitted|whitelisted|allowlisted|in|on)\b/i,
        /\bip (?:address )?restrictions?\b|\b(?:ip|network) (?:allow|white)[ -]?list\b|\bvirtual network\b|\bpublic (?:network )?access is disabled\b/i,
        /\brequests? from (?:this |your )?ip\b[^.{}]{0,40}\b(?:not|denied|blocked)\b/i,
        /\bip\b[^，。]{0,12}(?:不在|未在|不[允准][许許])|ip ?(?:白名[单單]|限制)/i,
      ],
    },
    patience: 'settles',
    example: openaiError(401, 'Your IP is not authorized to access this organization.', 'ip_not_authorized', {
      type: 'ip_not_authorized',
    }),
  },
  'region-unsupported': {
    ...accepted,
    keyAccepted: null,
    signs: {
      codes: [
        'unsupported_country_region_territory',
        'unsupported_country',
        'unsupported_region',
        'unsupported_location',
        'region_not_supported',
        'country_not_supported',
      ],
      coded: [
        /(?:^|_)(?:country|region|territory|location)_(?:\w+_)?(?:not_\w+|unsupported|blocked|restricted)$|^unsupported_(?:\w+_)?(?:country|region|territory|location)$/,
      ],
      says: [
        /\b(?:country|region|territory|location)\b[^.{}]{0,50}\b(?:not|un)[ -]?(?:supported|available|allowed)\b/i,
        /\bnot (?:currently )?(?:available|supported|offered) in (?:your|this) (?:country|region|territory|location)\b/i,
      ],
      unless: /\bmodels?\b[^.{}]{0,80}\bregion\b/i,
      inPages: true,
    },
    patience: 'no',
    example: openaiError(403, 'Country, region, or territory not supported', 'unsupported_country_region_territory', {
      type: 'request_forbidden',
    }),
  },
  ...mismatch,
} satisfies Record<Extract<Cause, (typeof causesByClass)['forbidden'][number]>, Entry>;
