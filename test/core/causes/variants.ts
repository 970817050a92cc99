import type { Cause } from '../../../src/core/causes/ids.ts';

/**
 * Replies as other servers write them, in our own words after the shapes that are known of them: the sentence may differ,
 * the mechanism must not. [who, status, body, cause], with the content type where it matters.
 */
export type Variant = readonly [who: string, status: number, body: unknown, cause: Cause, contentType?: string];

const page = (title: string, text = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${text}</body></html>`;
const html = 'text/html';

export const variants: readonly Variant[] = [
  // Keys that are not accepted.
  [
    'Groq',
    401,
    { error: { message: 'Invalid API Key', type: 'invalid_request_error', code: 'invalid_api_key' } },
    'invalid-key',
  ],
  ['Mistral', 401, { detail: 'Unauthorized' }, 'invalid-key'],
  ['Mistral, newer', 401, { message: 'Unauthorized', request_id: 'abc' }, 'invalid-key'],
  [
    'DeepSeek',
    401,
    {
      error: {
        message: 'Authentication Fails, Your api key: ****bcde is invalid',
        type: 'authentication_error',
        param: null,
        code: 'invalid_request_error',
      },
    },
    'invalid-key',
  ],
  [
    'Together',
    401,
    {
      id: 'x',
      error: {
        message: 'Invalid API key provided. You can find your API key at the settings page.',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    },
    'invalid-key',
  ],
  [
    'xAI',
    400,
    {
      code: 'Client specified an invalid argument',
      error: 'Incorrect API key provided: ab***yz. You can obtain an API key from the console.',
    },
    'invalid-key',
  ],
  [
    'Gemini',
    400,
    [
      {
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          status: 'INVALID_ARGUMENT',
          details: [{ reason: 'API_KEY_INVALID' }],
        },
      },
    ],
    'invalid-key',
  ],
  [
    'Anthropic',
    401,
    { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } },
    'invalid-key',
  ],
  [
    'Anthropic, bearer',
    401,
    { type: 'error', error: { type: 'authentication_error', message: 'Invalid bearer token' } },
    'invalid-key',
  ],
  [
    'LiteLLM, unknown key',
    401,
    {
      error: {
        message:
          'Authentication Error, Invalid proxy server token passed. Received API Key = …wxyz, Key Hash (Token) =abc. Unable to find token in cache or `LiteLLM_VerificationTokenTable`',
        type: 'token_not_found_in_db',
        param: 'key',
        code: '401',
      },
    },
    'invalid-key',
  ],
  [
    'LiteLLM, wrong shape',
    401,
    {
      error: {
        message: "LiteLLM Virtual Key expected. Received=abcd, expected to start with 'sk-'.",
        type: 'auth_error',
        param: 'None',
        code: '401',
      },
    },
    'invalid-key',
  ],
  [
    'LiteLLM, upstream',
    401,
    {
      error: {
        message:
          'litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: sk-x. You can find your API key at …',
        type: null,
        param: null,
        code: '401',
      },
    },
    'invalid-key',
  ],
  [
    'OpenRouter, upstream',
    401,
    {
      error: {
        message: 'Provider returned error',
        code: 401,
        metadata: {
          raw: '{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}',
          provider_name: 'OpenAI',
        },
      },
    },
    'invalid-key',
  ],
  [
    'Azure, Entra',
    401,
    {
      error: {
        code: '401',
        message:
          'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
      },
    },
    'invalid-key',
  ],
  ['vLLM', 401, { error: 'Unauthorized' }, 'invalid-key'],
  ['Ollama cloud', 401, { error: 'unauthorized' }, 'invalid-key'],
  ['Hugging Face', 401, { error: 'Invalid username or password.' }, 'invalid-key'],
  ['one-api', 401, { error: { message: '无效的令牌 (request id: 2026)', type: 'one_api_error' } }, 'invalid-key'],
  ['Kong', 401, { message: 'Unauthorized' }, 'invalid-key'],
  [
    'Cloudflare API',
    401,
    { success: false, errors: [{ code: 10000, message: 'Authentication error' }], messages: [], result: null },
    'invalid-key',
  ],
  ['plain text', 401, 'Unauthorized: invalid token', 'invalid-key', 'text/plain'],
  [
    'OpenAI, revoked',
    401,
    { error: { message: 'This API key has been revoked.', type: 'invalid_request_error', param: null, code: null } },
    'invalid-key',
  ],
  ['three possibilities', 401, { error: { message: 'The API key is invalid, revoked or expired.' } }, 'invalid-key'],
  ['a framework', 401, { statusCode: 401, message: 'Invalid token', error: 'Unauthorized' }, 'invalid-key'],
  [
    'problem+json',
    401,
    {
      type: 'https://errors.example/unauthorized',
      title: 'Unauthorized',
      status: 401,
      detail: 'The token is not valid.',
    },
    'invalid-key',
    'application/problem+json',
  ],
  [
    'expired, OpenAI',
    401,
    {
      error: {
        message: 'Your API key has expired.',
        type: 'invalid_request_error',
        param: null,
        code: 'api_key_expired',
      },
    },
    'key-expired',
  ],
  [
    'expired, Gemini',
    400,
    [{ error: { code: 400, message: 'API key expired. Please renew the API key.', status: 'INVALID_ARGUMENT' } }],
    'key-expired',
  ],
  [
    'expired, LiteLLM',
    401,
    {
      error: {
        message: 'Authentication Error, Expired Key. Key Expiry time 2026-01-01 and current time 2026-11-23',
        type: 'expired_key',
        param: 'key',
        code: '400',
      },
    },
    'key-expired',
  ],
  [
    'expired, ChatGPT',
    401,
    {
      error: {
        message: 'Provided authentication token is expired. Please try signing in again.',
        type: null,
        code: 'token_expired',
        param: null,
      },
      status: 401,
    },
    'key-expired',
  ],
  [
    'deactivated, Anthropic',
    400,
    { type: 'error', error: { type: 'invalid_request_error', message: 'This organization has been disabled.' } },
    'account-deactivated',
  ],
  [
    'terminated, OpenAI',
    401,
    {
      error: {
        message:
          'Your access was terminated due to violation of our policies, please check your email for more information.',
        type: 'access_terminated',
        param: null,
        code: null,
      },
    },
    'account-deactivated',
  ],
  ['OAuth, expired', 401, { error: 'invalid_token', error_description: 'The access token expired' }, 'key-expired'],
  ['a code as the error', 401, { error: 'invalid_api_key' }, 'invalid-key'],
  ['AWS', 403, { message: 'The security token included in the request is invalid.' }, 'invalid-key'],
  // Real keys that may not.
  [
    'OpenAI, of old',
    403,
    {
      error: {
        message: 'You are not allowed to sample from this model',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'model-unavailable',
  ],
  [
    'OpenRouter, providers',
    404,
    { error: { message: 'No allowed providers are available for the selected model.', code: 404 } },
    'model-unavailable',
  ],
  [
    'Hugging Face, token',
    403,
    {
      error:
        'This authentication method does not have sufficient permissions to call Inference Providers on behalf of user x',
    },
    'missing-scope',
  ],
  [
    'plain http',
    403,
    {
      error: {
        message:
          "The OpenAI API can only be accessed over HTTPS. Ensure the URL starts with 'https://' and not 'http://'.",
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'wrong-base-url',
  ],
  [
    'Azure, role',
    401,
    { error: { code: 'PermissionDenied', message: 'Principal does not have access to API/Operation.' } },
    'missing-scope',
  ],
  [
    'Azure, data action',
    401,
    {
      error: {
        code: 'PermissionDenied',
        message:
          'The principal `x` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/responses/write` to perform `POST /openai/responses` operation.',
      },
    },
    'missing-scope',
  ],
  [
    'Anthropic, permission',
    403,
    {
      type: 'error',
      error: {
        type: 'permission_error',
        message: 'Your API key does not have permission to use the specified resource.',
      },
    },
    'missing-scope',
  ],
  [
    'LiteLLM, route',
    403,
    {
      error: {
        message:
          'Virtual key is not allowed to call this route. Only allowed to call routes: [/models]. Tried to call route: /responses',
        type: 'auth_error',
        param: 'None',
        code: '403',
      },
    },
    'missing-scope',
  ],
  [
    'OpenAI, two scopes',
    401,
    {
      error: {
        message:
          'You have insufficient permissions for this operation. Missing scopes: api.responses.write, model.request. Check that you have the correct role in your organization.',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'missing-scope',
  ],
  [
    'OpenAI, project',
    403,
    {
      error: {
        message: 'Project `proj_Abc123456789` does not have access to model `gpt-6-luna`',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
    },
    'model-unavailable',
  ],
  [
    'OpenAI, project, no code',
    403,
    {
      error: {
        message: 'Project `proj_Abc123456789` does not have access to model `gpt-6-luna`',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'model-unavailable',
  ],
  [
    'OpenRouter',
    400,
    { error: { message: 'gpt-6-luna is not a valid model ID', code: 400 }, user_id: 'x' },
    'model-unavailable',
  ],
  [
    'OpenRouter, endpoints',
    404,
    { error: { message: 'No endpoints found for openai/gpt-6-luna.', code: 404 } },
    'model-unavailable',
  ],
  [
    'OpenRouter, policy',
    404,
    { error: { message: 'No endpoints found matching your data policy. Configure it in your settings.', code: 404 } },
    'model-unavailable',
  ],
  [
    'Mistral',
    400,
    { object: 'error', message: 'Invalid model: gpt-6-luna', type: 'invalid_model', param: null, code: '1500' },
    'model-unavailable',
  ],
  [
    'LiteLLM, name',
    400,
    {
      error: {
        message:
          '/responses: Invalid model name passed in model=gpt-6-luna. Call `/v1/models` to view available models for your key.',
        type: 'invalid_request_error',
        param: 'None',
        code: '400',
      },
    },
    'model-unavailable',
  ],
  [
    'LiteLLM, team',
    401,
    {
      error: {
        message: "team not allowed to access model. This team can only access models=['x']. Tried to access gpt-6-luna",
        type: 'team_model_access_denied',
        param: 'model',
        code: '401',
      },
    },
    'model-unavailable',
  ],
  [
    'Together',
    404,
    {
      error: {
        message: 'Unable to access model gpt-6-luna. Please visit the model list.',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_available',
      },
    },
    'model-unavailable',
  ],
  [
    'Groq',
    404,
    {
      error: {
        message: 'The model `gpt-6-luna` does not exist or you do not have access to it.',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    },
    'model-unavailable',
  ],
  [
    'Groq, gone',
    400,
    {
      error: {
        message: 'The model `old` has been decommissioned and is no longer supported.',
        type: 'invalid_request_error',
        code: 'model_decommissioned',
      },
    },
    'model-unavailable',
  ],
  [
    'Groq, blocked',
    403,
    {
      error: {
        message: 'The model `x` is blocked at the organization level.',
        type: 'permissions_error',
        code: 'model_permission_blocked_org',
      },
    },
    'model-unavailable',
  ],
  [
    'DeepSeek',
    400,
    {
      error: { message: 'Model Not Exist', type: 'invalid_request_error', param: null, code: 'invalid_request_error' },
    },
    'model-unavailable',
  ],
  [
    'Gemini',
    404,
    [
      {
        error: {
          code: 404,
          message: 'models/gpt-6-luna is not found for API version v1main, or is not supported for generateContent.',
          status: 'NOT_FOUND',
        },
      },
    ],
    'model-unavailable',
  ],
  [
    'Anthropic',
    404,
    { type: 'error', error: { type: 'not_found_error', message: 'model: gpt-6-luna' } },
    'model-unavailable',
  ],
  [
    'LM Studio',
    400,
    {
      error: {
        message: "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
        type: 'invalid_request_error',
        param: 'model',
        code: 'model_not_found',
      },
    },
    'model-unavailable',
  ],
  [
    'Ollama',
    404,
    {
      error: {
        message: 'model "gpt-6-luna" not found, try pulling it first',
        type: 'not_found_error',
        param: null,
        code: null,
      },
    },
    'model-unavailable',
  ],
  [
    'Azure, operation',
    400,
    {
      error: {
        code: 'OperationNotSupported',
        message:
          'The responses operation does not work with the specified model, gpt-x. Please choose different model and try again.',
      },
    },
    'model-unavailable',
  ],
  [
    'Cloudflare AI',
    400,
    { success: false, errors: [{ code: 5007, message: 'No such model gpt-6-luna or task' }], result: {}, messages: [] },
    'model-unavailable',
  ],
  [
    'OpenAI, gone',
    404,
    {
      error: {
        message: 'The model `gpt-5-nano` has been shut down. Learn more in the list of deprecations.',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'model-unavailable',
  ],
  [
    'OpenAI, param model',
    400,
    {
      error: {
        message: 'The requested model cannot be used with this endpoint.',
        type: 'invalid_request_error',
        param: 'model',
        code: 'unsupported_value',
      },
    },
    'model-unavailable',
  ],
  [
    'unverified, 404',
    404,
    {
      error: {
        message: 'Your organization must be verified to use the model `gpt-6-astra`.',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
    },
    'org-unverified',
  ],
  [
    'unverified, 403',
    403,
    {
      error: {
        message: 'Your organization must be verified to generate images.',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'org-unverified',
  ],
  [
    'Azure, network rules',
    403,
    { error: { code: 'AccessDenied', message: 'Access denied due to Virtual Network/Firewall rules.' } },
    'ip-not-allowed',
  ],
  [
    'an allow list',
    403,
    {
      error: {
        message: 'Requests from 203.0.113.7 are not permitted: the IP address is not in the allowlist of this project.',
      },
    },
    'ip-not-allowed',
  ],
  [
    'Gemini, place',
    400,
    [
      {
        error: { code: 400, message: 'User location is not supported for the API use.', status: 'FAILED_PRECONDITION' },
      },
    ],
    'region-unsupported',
  ],
  [
    'a place, in words',
    403,
    { error: { message: 'This service is not available in your country.' } },
    'region-unsupported',
  ],
  [
    'a place, in a page',
    403,
    page('Unable to load site', 'Country, region, or territory not supported'),
    'region-unsupported',
    html,
  ],
  [
    'OpenAI, member',
    401,
    {
      error: {
        message: 'You must be a member of an organization to use the API. Please contact us.',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'org-mismatch',
  ],
  [
    'OpenAI, no such organization',
    401,
    {
      error: {
        message: 'No such organization: org-Abc123456789.',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'org-mismatch',
  ],
  [
    'archived, another code',
    401,
    {
      error: {
        message: 'Project has been archived.',
        type: 'invalid_request_error',
        param: null,
        code: 'mismatched_project',
      },
    },
    'project-archived',
  ],
  [
    'no such project',
    401,
    {
      error: { message: 'No such project: proj_Abc123456789', type: 'invalid_request_error', param: null, code: null },
    },
    'project-mismatch',
  ],
  [
    'regional, no code',
    401,
    {
      error: {
        message:
          'Attempted to access resource with incorrect regional hostname. Please make your request to eu.api.openai.com',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    },
    'wrong-regional-host',
  ],
  // Money.
  [
    'DeepSeek',
    402,
    { error: { message: 'Insufficient Balance', type: 'unknown_error', param: null, code: 'invalid_request_error' } },
    'credits-exhausted',
  ],
  [
    'Anthropic',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message:
          'Your credit balance is too low to access the API. Please go to Plans & Billing to upgrade or purchase credits.',
      },
    },
    'credits-exhausted',
  ],
  [
    'one-api',
    403,
    { error: { message: '用户额度不足, 剩余额度: 0', type: 'new_api_error', code: 'insufficient_user_quota' } },
    'credits-exhausted',
  ],
  [
    'LiteLLM, upstream',
    429,
    {
      error: {
        message:
          'litellm.RateLimitError: RateLimitError: OpenAIException - You exceeded your current quota, please check your plan and billing details.',
        type: 'throttling_error',
        param: null,
        code: '429',
      },
    },
    'credits-exhausted',
  ],
  [
    'LiteLLM, upstream JSON',
    429,
    {
      error: {
        message:
          "litellm.RateLimitError: OpenAIException - {'error': {'message': 'x', 'type': 'insufficient_quota', 'param': None, 'code': 'credit_balance_exhausted'}}",
        type: null,
        code: '429',
      },
    },
    'credits-exhausted',
  ],
  [
    'OpenRouter, upstream',
    429,
    {
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: '{\n "error": {"message": "x", "type": "insufficient_quota", "code": "insufficient_quota"}}' },
      },
    },
    'credits-exhausted',
  ],
  ['the code as a word', 429, 'Error 429: insufficient_quota', 'credits-exhausted', 'text/plain'],
  [
    'Hugging Face',
    402,
    { error: 'You have exceeded your monthly included credits for Inference Providers.' },
    'credits-exhausted',
  ],
  ['402, empty', 402, '', 'credits-exhausted'],
  [
    'under status 200',
    200,
    { error: { message: 'x', type: 'insufficient_quota', code: 'insufficient_quota' } },
    'credits-exhausted',
  ],
  [
    'OpenRouter, limit of a key',
    403,
    { error: { message: 'Key limit exceeded (total limit). Manage it in your settings.', code: 403 } },
    'spend-limit-reached',
  ],
  [
    'LiteLLM, budget',
    400,
    {
      error: {
        message: 'Budget has been exceeded! Current cost: 0.1, Max budget: 0.05',
        type: 'budget_exceeded',
        param: null,
        code: '400',
      },
    },
    'spend-limit-reached',
  ],
  [
    'Anthropic, limit',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'You have reached your specified API usage limits. You will regain access on 2026-12-01.',
      },
    },
    'spend-limit-reached',
  ],
  [
    'OpenAI, usage limit',
    429,
    {
      error: {
        message: 'Your organization reached its monthly usage limit.',
        type: 'insufficient_quota',
        param: null,
        code: 'organization_usage_limit_exceeded',
      },
    },
    'spend-limit-reached',
  ],
  [
    'billing, code only',
    429,
    { error: { message: '', type: 'invalid_request_error', param: null, code: 'billing_not_active' } },
    'billing-inactive',
  ],
  [
    'Alibaba',
    400,
    {
      error: {
        message: 'Access denied, please make sure your account is in good standing.',
        type: 'Arrearage',
        param: null,
        code: 'Arrearage',
      },
    },
    'billing-inactive',
  ],
  [
    'quota code, spend words',
    429,
    {
      error: {
        message: 'You exceeded your hard spend limit.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    },
    'spend-limit-reached',
  ],
  // Later.
  [
    'OpenRouter, free models',
    429,
    {
      error: {
        message: 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
        code: 429,
      },
    },
    'rate-limited',
  ],
  [
    'OpenAI, that model',
    429,
    {
      error: {
        message: 'That model is currently overloaded with other requests. You can retry your request.',
        type: 'server_error',
        param: null,
        code: null,
      },
    },
    'overloaded',
  ],
  [
    'Azure',
    429,
    {
      error: {
        code: '429',
        message:
          'Requests to the Responses operation have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 6 seconds.',
      },
    },
    'rate-limited',
  ],
  [
    'Groq',
    429,
    {
      error: {
        message:
          'Rate limit reached for model `x` in organization `org_1` on tokens per minute (TPM): Limit 6000, Used 6000, Requested 12. Please try again in 120ms.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    },
    'rate-limited',
  ],
  ['Mistral', 429, { message: 'Requests rate limit exceeded' }, 'rate-limited'],
  [
    'OpenRouter',
    429,
    {
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: 'x is temporarily rate-limited upstream' },
      },
    },
    'rate-limited',
  ],
  ['429, empty', 429, '', 'rate-limited'],
  ['nginx', 429, page('429 Too Many Requests'), 'rate-limited', html],
  ['Cloudflare 1015', 429, 'error code: 1015', 'rate-limited', 'text/plain'],
  [
    'OpenAI, overloaded',
    429,
    {
      error: {
        message: 'The engine is currently overloaded, please try again later',
        type: 'server_error',
        param: null,
        code: null,
      },
    },
    'overloaded',
  ],
  ['Anthropic', 529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 'overloaded'],
  [
    'one-api',
    503,
    { error: { message: '当前分组 default 下对于模型 gpt-6-luna 无可用渠道', type: 'new_api_error' } },
    'overloaded',
  ],
  [
    'Portkey',
    500,
    { 'html-message': 'Message: fetch failed Cause: Error: connect ECONNREFUSED 127.0.0.1:9' },
    'server-error',
  ],
  ['Envoy', 503, 'upstream connect error or disconnect/reset before headers', 'overloaded', 'text/plain'],
  ['nginx', 504, page('504 Gateway Time-out'), 'server-error', html],
  ['Cloudflare', 522, page('api.openai.com | 522: Connection timed out'), 'server-error', html],
  [
    'OpenRouter, under 200',
    200,
    { error: { message: 'Provider returned error', code: 502 }, user_id: 'x' },
    'server-error',
  ],
  [
    'an invalid key under 500',
    500,
    { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
    'server-error',
  ],
  ['408', 408, { error: { message: 'x' } }, 'server-error'],
  // Something else answers.
  ['nginx', 401, page('401 Authorization Required'), 'gateway-error', html],
  ['nginx', 403, page('403 Forbidden'), 'gateway-error', html],
  ['Cloudflare', 403, page('Attention Required! | Cloudflare', 'Sorry, you have been blocked'), 'gateway-error', html],
  ['Cloudflare, challenge', 403, page('Just a moment...'), 'gateway-error', html],
  ['Cloudflare, text', 403, 'error code: 1020', 'gateway-error', 'text/plain'],
  ['Envoy', 403, 'RBAC: access denied', 'gateway-error', 'text/plain'],
  ['AWS gateway', 403, { message: 'Forbidden' }, 'gateway-error'],
  ['a filter, 404', 404, page('Blocked by web filter'), 'gateway-error', html],
  ['a hotel', 200, page('Welcome to our Wi-Fi', 'Sign in'), 'gateway-error', html],
  ['a hotel that says text', 200, `\n\n  ${page('Login')}`, 'gateway-error', 'text/plain'],
  ['a script that redirects', 200, "<script>window.location='http://portal.example'</script>", 'gateway-error', html],
  ['407', 407, { error: { message: 'Proxy Authentication Required' } }, 'gateway-error'],
  ['403, empty', 403, '', 'gateway-error'],
  ['Kong, no key', 401, { message: 'No API key found in request' }, 'gateway-error'],
  ['OpenRouter, no key', 401, { error: { message: 'No cookie auth credentials found', code: 401 } }, 'gateway-error'],
  [
    'LiteLLM, no key',
    401,
    {
      error: { message: 'Authentication Error, No api key passed in.', type: 'auth_error', param: 'None', code: '401' },
    },
    'gateway-error',
  ],
  [
    'Azure, no key',
    401,
    {
      statusCode: 401,
      message:
        'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
    },
    'gateway-error',
  ],
  [
    'Anthropic, no key',
    401,
    { type: 'error', error: { type: 'authentication_error', message: 'x-api-key header is required' } },
    'gateway-error',
  ],
  ['FastAPI, no key', 403, { detail: 'Not authenticated' }, 'gateway-error'],
  [
    'Gemini, no key',
    403,
    [
      {
        error: {
          code: 403,
          message: "Method doesn't allow unregistered callers (callers without established identity).",
          status: 'PERMISSION_DENIED',
        },
      },
    ],
    'gateway-error',
  ],
  // Wrong addresses.
  ['FastAPI', 405, { detail: 'Method Not Allowed' }, 'wrong-base-url'],
  ['Go', 404, '404 page not found', 'wrong-base-url', 'text/plain'],
  ['Express', 404, page('Error', '<pre>Cannot POST /v1/responses</pre>'), 'wrong-base-url', html],
  ['nginx', 404, page('404 Not Found'), 'wrong-base-url', html],
  ['nginx', 405, page('405 Not Allowed'), 'wrong-base-url', html],
  ['Azure', 404, { error: { code: '404', message: 'Resource not found' } }, 'wrong-base-url'],
  [
    'OpenAI',
    404,
    {
      error: {
        message: 'Unknown request URL: POST /v1/v1/responses. Please check the URL for typos.',
        type: 'invalid_request_error',
        param: null,
        code: 'unknown_url',
      },
    },
    'wrong-base-url',
  ],
  ['Kong', 404, { message: 'no Route matched with those values' }, 'wrong-base-url'],
  ['APISIX', 404, { error_msg: '404 Route Not Found' }, 'wrong-base-url'],
  ['Spring', 404, { timestamp: 'x', status: 404, error: 'Not Found', path: '/v1/responses' }, 'wrong-base-url'],
  ['mock-llm', 404, { error: 'Not Found', message: 'Cannot POST /v1/responses', status: 404 }, 'wrong-base-url'],
  ['404, empty', 404, '', 'wrong-base-url'],
  ['410', 410, { error: { message: 'Gone' } }, 'wrong-base-url'],
  ['Ollama, root', 200, 'Ollama is running', 'wrong-base-url', 'text/plain'],
  [
    'Cloudflare, path',
    404,
    {
      success: false,
      errors: [
        { code: 7003, message: 'Could not route to /client/v4/accounts/x, perhaps your object identifier is invalid?' },
      ],
      result: null,
    },
    'wrong-base-url',
  ],
  [
    'LM Studio, newer',
    200,
    { error: 'Unexpected endpoint or method. (POST /responses). Returning 200 anyway' },
    'wrong-base-url',
  ],
  // The rest.
  [
    'vLLM, field',
    400,
    {
      object: 'error',
      message: "[{'type': 'extra_forbidden', 'loc': ('body', 'reasoning'), 'msg': 'Extra inputs are not permitted'}]",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'request-rejected',
  ],
  [
    'OpenAI, effort',
    400,
    {
      error: {
        message: "Unsupported value: 'none' is not supported with this model.",
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    },
    'request-rejected',
  ],
  [
    'OpenAI, parameter',
    400,
    {
      error: {
        message: "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_parameter',
      },
    },
    'request-rejected',
  ],
  [
    'no code, param',
    400,
    {
      error: {
        message: 'This model does not support reasoning.',
        type: 'invalid_request_error',
        param: 'reasoning',
        code: null,
      },
    },
    'request-rejected',
  ],
  [
    'Portkey, bare',
    400,
    { status: 'failure', message: 'Either x-portkey-config or x-portkey-provider header is required' },
    'request-rejected',
  ],
  ['400, something', 400, { error: { message: 'Bad things' } }, 'request-rejected'],
  ['418', 418, { error: { message: 'This request is paused for review.' } }, 'unknown'],
  [
    '403, unknown',
    403,
    { error: { message: 'This request is paused for review.', type: 'invalid_request_error', code: 'paused' } },
    'unknown',
  ],
  ['200, unknown error', 200, { error: { message: 'This request is paused for review.' } }, 'unknown'],
  ['451', 451, { error: { message: 'x' } }, 'unknown'],
  [
    'a chat that speaks of limits',
    200,
    { object: 'chat.completion', choices: [{ message: { content: 'rate limit' } }], error: undefined },
    'not-a-response',
  ],
  ['a number', 200, '42', 'not-a-response'],
  ['half a response', 200, '{"id":"resp_1","object":"response","sta', 'not-a-response'],
];
