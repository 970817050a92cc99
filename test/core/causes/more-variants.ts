import type { Variant } from './variants.ts';

/**
 * A second table of replies, labelled before the classifier was asked, to see whether it knows mechanisms or only the sentences
 * of the first. Keys, ids and names are made up.
 */

const page = (title: string, text = ''): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n${text}\n</body>\n</html>`;
const html = 'text/html; charset=UTF-8';
const plain = 'text/plain; charset=utf-8';

/** An error in OpenAI's envelope. */
const openai = (
  message: string,
  code: unknown = null,
  type: string | null = 'invalid_request_error',
  param: string | null = null,
) => ({
  error: { message, type, param, code },
});
/** A FastAPI answer. */
const detail = (text: unknown) => ({ detail: text });
const anthropic = (type: string, message: string) => ({
  type: 'error',
  error: { type, message },
  request_id: 'req_011',
});
const google = (code: number, status: string, message: string, details: unknown[] = []) => [
  { error: { code, message, status, details } },
];
const azure = (code: string, message: string, more: object = {}) => ({ error: { code, message, ...more } });
const litellm = (message: string, code: string, type: string | null = null) => ({
  error: { message, type, param: 'None', code },
});

export const moreVariants: readonly Variant[] = [
  // OpenAI through the years: the key.
  [
    'OpenAI 2023, masked',
    401,
    openai(
      'Incorrect API key provided: sk-ab***********************************wxyz. You can find your API key at https://platform.openai.com/account/api-keys.',
      'invalid_api_key',
    ),
    'invalid-key',
  ],
  ['OpenAI, no code', 401, openai('Invalid authentication credentials'), 'invalid-key'],
  ['OpenAI, auth subrequest', 401, openai('Invalid Authentication', 'invalid_authentication'), 'invalid-key'],
  [
    'OpenAI, disabled',
    401,
    openai('The API key you provided has been disabled. Contact your administrator.', 'api_key_disabled'),
    'invalid-key',
  ],
  [
    'OpenAI, leaked key',
    401,
    openai('This API key was found in public and has been deactivated. Create a new key.', null),
    'invalid-key',
  ],
  [
    'OpenAI, expired, no code',
    401,
    openai('Your API key expired on 2026-08-01. Create a new one in the dashboard.', 'invalid_api_key'),
    'key-expired',
  ],
  ['OpenAI, expired, other code', 401, openai('The provided API key is expired.', 'expired_api_key'), 'key-expired'],
  [
    'OpenAI, user deactivated',
    401,
    openai('Your account has been deactivated. Please contact support.', 'user_deactivated'),
    'account-deactivated',
  ],
  [
    'OpenAI, organization',
    403,
    openai('Your organization has been disabled because of a violation of our usage policies.', null),
    'account-deactivated',
  ],
  [
    'OpenAI, flagged',
    403,
    openai('Your access was terminated due to violation of our policies.', 'access_terminated'),
    'account-deactivated',
  ],
  [
    'OpenAI, workspace',
    402,
    openai('This workspace has been deactivated', 'deactivated_workspace'),
    'account-deactivated',
  ],

  // What the key may do.
  [
    'OpenAI, read only',
    403,
    openai('You have insufficient permissions for this operation. Missing scopes: model.request', 'missing_scope'),
    'missing-scope',
  ],
  [
    'OpenAI, role',
    403,
    openai(
      'You do not have the required role in this project. Check that you are a Member or Owner.',
      'insufficient_permissions',
    ),
    'missing-scope',
  ],
  [
    'OpenAI, string',
    401,
    { error: 'You have insufficient permissions for this operation. Missing scopes: api.responses.write.' },
    'missing-scope',
  ],
  [
    'OpenAI, admin path',
    403,
    openai('You do not have sufficient privileges to perform this action.', null),
    'missing-scope',
  ],
  [
    'OpenAI, model access',
    404,
    openai('The model `gpt-6-sol` does not exist or you do not have access to it.', 'model_not_found'),
    'model-unavailable',
  ],
  [
    'OpenAI, project list',
    403,
    openai('Project `proj_Abc12345` does not have access to model `gpt-6-sol`', 'model_not_found'),
    'model-unavailable',
  ],
  [
    'OpenAI, limited beta',
    404,
    openai('The model: `gpt-6-sol` does not exist', 'model_not_found', 'invalid_request_error', 'model'),
    'model-unavailable',
  ],
  [
    'OpenAI, only chat',
    404,
    openai(
      'This model is only supported in v1/chat/completions and not in v1/responses.',
      null,
      'invalid_request_error',
      'model',
    ),
    'model-unavailable',
  ],
  [
    'OpenAI, verified, 403',
    403,
    openai(
      'Your organization must be verified to use the model `gpt-6-sol`. Please go to settings and click on Verify Organization.',
      null,
    ),
    'org-unverified',
  ],
  [
    'OpenAI, IP',
    401,
    openai(
      'Your IP address 203.0.113.9 is not authorized to access this project.',
      'ip_not_authorized',
      'permission_error',
    ),
    'ip-not-allowed',
  ],
  ['OpenAI, IP, no code', 403, openai('Request denied: your IP is not in the allowlist.', null), 'ip-not-allowed'],
  [
    'OpenAI, region of old',
    403,
    openai("OpenAI's services are not available in your country.", 'unsupported_country'),
    'region-unsupported',
  ],
  [
    'OpenAI, region, page',
    403,
    page('Access denied', 'OpenAI’s services are not available in your country, region, or territory.'),
    'region-unsupported',
    html,
  ],
  [
    'OpenAI, residency',
    401,
    openai(
      'Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com',
      'incorrect_hostname',
    ),
    'wrong-regional-host',
  ],
  [
    'OpenAI, no organization',
    401,
    openai(
      'You must be a member of an organization to use the API. Please contact us through our help center.',
      'no_organization',
    ),
    'org-mismatch',
  ],
  [
    'OpenAI, no access to organization',
    401,
    openai('No such organization: org-Abc12345.', 'invalid_organization'),
    'org-mismatch',
  ],
  [
    'OpenAI, project access',
    403,
    openai('You do not have access to the project tied to the API key.', 'not_authorized_invalid_project'),
    'project-mismatch',
  ],
  [
    'OpenAI, project id',
    401,
    openai('No such project: my-project. OpenAI-Project header should match project for API key', 'mismatched_project'),
    'project-mismatch',
  ],
  [
    'OpenAI, archived, 404',
    404,
    openai('This project is archived and cannot be used.', 'project_archived'),
    'project-archived',
  ],

  // Money.
  [
    'OpenAI, 2022 quota',
    429,
    openai('You exceeded your current quota, please check your plan and billing details.', null, 'insufficient_quota'),
    'credits-exhausted',
  ],
  [
    'OpenAI, trial',
    429,
    openai(
      'Your free trial credits have expired. Add a payment method to continue.',
      'insufficient_quota',
      'insufficient_quota',
    ),
    'credits-exhausted',
  ],
  ['OpenAI, type alone', 403, openai('Quota exceeded.', null, 'insufficient_quota'), 'credits-exhausted'],
  [
    'OpenAI, hard limit, 429',
    429,
    openai('Billing hard limit has been reached', 'billing_hard_limit_reached', 'billing_limit_user_error'),
    'spend-limit-reached',
  ],
  [
    'OpenAI, billing limit, type only',
    400,
    openai('Billing hard limit has been reached', null, 'billing_limit_user_error'),
    'spend-limit-reached',
  ],
  [
    'OpenAI, project budget',
    429,
    openai('Project budget limit reached for this month.', 'project_spend_limit_exceeded', 'insufficient_quota'),
    'spend-limit-reached',
  ],
  [
    'OpenAI, usage limit',
    429,
    openai(
      'You reached the monthly usage limit of your tier.',
      'organization_usage_limit_exceeded',
      'insufficient_quota',
    ),
    'spend-limit-reached',
  ],
  [
    'OpenAI, not active',
    429,
    openai(
      'Your account is not active, please check your billing details on our website.',
      'billing_not_active',
      'billing_not_active',
    ),
    'billing-inactive',
  ],
  [
    'OpenAI, ChatGPT plan',
    429,
    {
      error: {
        type: 'usage_limit_reached',
        message: 'The usage limit has been reached',
        plan_type: 'plus',
        resets_in_seconds: 7200,
      },
    },
    'spend-limit-reached',
  ],
  [
    'Groq, spend',
    400,
    openai('Organization has reached its spend limit. Raise it in the console.', 'blocked_api_access'),
    'spend-limit-reached',
  ],
  // It names two possibilities; both are of class billing, and its label was changed to what is said of it.
  [
    'xAI, credits',
    429,
    {
      code: 'Some resource has been exhausted',
      error: 'Your team has either used all available credits or reached its monthly spending limit.',
    },
    'spend-limit-reached',
  ],
  [
    'xAI, no credits yet',
    403,
    {
      code: 'The caller does not have permission to execute the specified operation',
      error: "Your newly created team doesn't have any credits yet. You can purchase credits on the console.",
    },
    'credits-exhausted',
  ],
  [
    'Together, credit',
    402,
    {
      error: {
        message: 'Credit limit exceeded, please add a payment method to your account.',
        type: 'credit_limit',
        param: null,
        code: null,
      },
    },
    'credits-exhausted',
  ],
  [
    'Fireworks, account',
    412,
    {
      error: {
        object: 'error',
        type: 'invalid_request_error',
        message:
          'Account is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.',
      },
    },
    'spend-limit-reached',
  ],
  [
    'Mistral, quota',
    401,
    { message: 'Inactive subscription or usage limit reached', request_id: 'x' },
    'spend-limit-reached',
  ],
  [
    'Moonshot',
    429,
    {
      error: {
        message: 'Your account is suspended, please check your plan and billing details',
        type: 'exceeded_current_quota_error',
      },
    },
    'credits-exhausted',
  ],
  [
    'SiliconFlow',
    403,
    { code: 30001, message: 'Sorry, your account balance is insufficient', data: null },
    'credits-exhausted',
  ],
  ['Zhipu', 429, { error: { code: '1113', message: '您的账户已欠费，请充值后重试。' } }, 'credits-exhausted'],
  [
    'Alibaba, free tier',
    403,
    openai(
      'The free tier of the model has been exhausted. If you wish to continue, disable the free tier only mode.',
      'AllocationQuota.FreeTierOnly',
      'AllocationQuota.FreeTierOnly',
    ),
    'credits-exhausted',
  ],
  [
    'LiteLLM, key budget',
    429,
    litellm('Budget has been exceeded! Current cost: 12.01, Max budget: 12.0', '429', 'budget_exceeded'),
    'spend-limit-reached',
  ],
  [
    'LiteLLM, team budget',
    400,
    litellm('ExceededBudget: Team=abc over budget. Spend=51.2, Budget=50.0', '400', 'budget_exceeded'),
    'spend-limit-reached',
  ],
  [
    'OpenRouter, this request',
    402,
    {
      error: {
        message:
          'This request requires more credits, or fewer max_tokens. You requested up to 65535 tokens, but can only afford 813.',
        code: 402,
        metadata: { provider_name: null },
      },
      user_id: 'u',
    },
    'credits-exhausted',
  ],
  [
    'OpenRouter, weekly limit',
    403,
    {
      error: {
        message: 'Key limit exceeded (weekly limit). Manage it using https://openrouter.ai/settings/keys',
        code: 403,
      },
    },
    'spend-limit-reached',
  ],
  [
    'Vercel gateway',
    402,
    openai(
      'Insufficient funds. Please add credits to your account to continue using AI services.',
      null,
      'insufficient_funds',
    ),
    'credits-exhausted',
  ],
  [
    'Vercel gateway, card',
    403,
    openai(
      'AI Gateway requires a valid credit card on file to service requests.',
      null,
      'customer_verification_required',
    ),
    'billing-inactive',
  ],
  [
    'GitHub Models',
    429,
    {
      error: {
        code: 'RateLimitReached',
        message:
          'Rate limit of 150 per 86400s exceeded for UserByModelByDay. Please wait 5012 seconds before retrying.',
        details: '',
      },
    },
    'rate-limited',
  ],

  // Later.
  [
    'OpenAI, per day',
    429,
    openai(
      'Rate limit reached for gpt-6-luna in organization org-Abc12345 on requests per day (RPD): Limit 200, Used 200, Requested 1. Please try again in 7m12s.',
      'rate_limit_exceeded',
      'requests',
    ),
    'rate-limited',
  ],
  [
    'OpenAI, default-',
    429,
    openai(
      'Rate limit reached for default-gpt-6-luna in organization org-Abc12345 on tokens per min. Limit: 90000 / min. Current: 88000 / min. Contact us through our help center.',
      null,
      'tokens',
    ),
    'rate-limited',
  ],
  ['OpenAI, too many', 429, openai('Too many requests in 1 hour. Try again later.', null, 'requests'), 'rate-limited'],
  [
    'OpenAI, images',
    429,
    openai(
      'Rate limit exceeded for images per minute in organization org-Abc12345. Limit: 5/1min. Current: 6/1min.',
      'rate_limit_exceeded',
      'requests',
    ),
    'rate-limited',
  ],
  [
    'OpenAI, input images',
    429,
    openai(
      'Rate limit reached for gpt-6-luna on input-images per min: Limit 5, Used 5, Requested 1.',
      'rate_limit_exceeded',
      'input-images',
    ),
    'rate-limited',
  ],
  ['OpenAI, bad gateway', 502, page('502 Bad Gateway', '<hr><center>cloudflare</center>'), 'server-error', html],
  ['OpenAI, gateway type', 500, openai('Request failed due to server shutdown', null, 'server_error'), 'server-error'],
  [
    'OpenAI, engine',
    503,
    openai('The engine is currently overloaded, please try again later', null, 'server_error'),
    'overloaded',
  ],
  [
    'OpenAI, mixed',
    429,
    openai('The server is currently overloaded with other requests. Sorry about that!', null, 'server_error'),
    'overloaded',
  ],
  ['Azure, quota', 429, azure('429', 'Rate limit is exceeded. Try again in 17 seconds.'), 'rate-limited'],
  [
    'Azure, tokens',
    429,
    azure(
      'RateLimitReached',
      'Your requests to gpt-x for gpt-x in Sweden Central have exceeded the token rate limit for your current AIServices S0 pricing tier.',
    ),
    'rate-limited',
  ],
  [
    'Azure, capacity',
    429,
    azure(
      'NoCapacity',
      'The system is currently experiencing high demand and cannot process your request. Your request exceeds the maximum usage size allowed during peak load.',
    ),
    'overloaded',
  ],
  [
    'Anthropic, limit',
    429,
    anthropic(
      'rate_limit_error',
      'This request would exceed your organization’s rate limit of 50,000 input tokens per minute.',
    ),
    'rate-limited',
  ],
  [
    'Gemini, quota',
    429,
    google(
      429,
      'RESOURCE_EXHAUSTED',
      'You exceeded your current quota, please check your plan and billing details. Quota exceeded for metric: generate_content_free_tier_requests, limit: 15. Please retry in 33.4s.',
      [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '33s' }],
    ),
    'rate-limited',
  ],
  [
    'Gemini, exhausted',
    429,
    google(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'),
    'rate-limited',
  ],
  [
    'Gemini, overload',
    503,
    google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    'overloaded',
  ],
  [
    'Together',
    429,
    {
      id: 'x',
      error: {
        message:
          'You have reached the rate limit specific to this model. The maximum rate limit for this model is 6.0 queries per minute.',
        type: 'model_rate_limit',
        param: null,
        code: null,
      },
    },
    'rate-limited',
  ],
  [
    'Cohere',
    429,
    {
      message:
        'You are using a Trial key, which is limited to 10 API calls / minute. You can continue to use the Trial key for free or upgrade to a Production key.',
    },
    'rate-limited',
  ],
  [
    'Mistral, capacity',
    429,
    {
      object: 'error',
      message: 'Service tier capacity exceeded for this model.',
      type: 'invalid_request_error',
      param: null,
      code: '3505',
    },
    'overloaded',
  ],
  [
    'OpenRouter, upstream',
    429,
    {
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: {
          raw: 'vendor/model:free is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits',
          provider_name: 'Chutes',
        },
      },
      user_id: 'u',
    },
    'rate-limited',
  ],
  [
    'LiteLLM, per key',
    429,
    litellm('Max parallel request limit reached Limit type: rpm. Current limit: 2, Remaining: 0', '429', 'None'),
    'rate-limited',
  ],
  [
    'LiteLLM, cooling',
    429,
    litellm(
      'No deployments available for selected model, Try again in 5 seconds. Passed model=gpt-6-luna.',
      '429',
      'None',
    ),
    'rate-limited',
  ],
  [
    'Bedrock',
    429,
    { message: 'Too many tokens, please wait before trying again.', __type: 'ThrottlingException' },
    'rate-limited',
  ],
  [
    'Cloudflare, 1015 page',
    429,
    page(
      'Access denied | api.example used Cloudflare to restrict access',
      '<h1>Error 1015</h1><p>You are being rate limited</p>',
    ),
    'rate-limited',
    html,
  ],
  ['Cloudflare, 524', 524, 'error code: 524', 'server-error', plain],
  ['Cloudflare, 530', 530, page('Origin DNS error | api.example | Cloudflare', 'Error 1016'), 'server-error', html],
  [
    'nginx, 502',
    502,
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    'server-error',
    'text/html',
  ],
  ['AWS, 503', 503, { message: 'Service Unavailable' }, 'overloaded'],
  [
    'Hugging Face, loading',
    503,
    { error: 'Model example/model is currently loading', estimated_time: 20.0 },
    'overloaded',
  ],
  [
    'Ollama, busy',
    503,
    {
      error: {
        message: 'server busy, please try again. maximum pending requests exceeded',
        type: 'api_error',
        param: null,
        code: null,
      },
    },
    'overloaded',
  ],
  [
    'an upstream key, 500',
    500,
    litellm('litellm.APIError: APIError: OpenAIException - Connection error.', '500'),
    'server-error',
  ],

  // Other vendors: the key and the model.
  [
    'Azure, wrong key',
    401,
    azure(
      'PermissionDenied',
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.',
    ),
    'invalid-key',
  ],
  [
    'Azure, deployment',
    404,
    azure(
      'DeploymentNotFound',
      'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
    ),
    'model-unavailable',
  ],
  ['Azure, unknown model', 400, azure('unknown_model', 'Unknown model: gpt-6-luna'), 'model-unavailable'],
  [
    'Azure, private network',
    403,
    azure('403', 'Public access is disabled. Please configure private endpoint.'),
    'ip-not-allowed',
  ],
  [
    'Azure, filter',
    400,
    {
      error: {
        message: 'The response was filtered due to the prompt triggering content management policy.',
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: { hate: { filtered: true, severity: 'high' } },
        },
      },
    },
    'request-rejected',
  ],
  ['Azure, api version', 400, azure('BadRequest', 'API version not supported'), 'wrong-base-url'],
  ['Azure, api version missing', 404, azure('404', 'Resource not found'), 'wrong-base-url'],
  [
    'Azure, role',
    401,
    azure(
      'PermissionDenied',
      'The principal `00000000-0000` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/responses/write` to perform `POST /openai/responses` operation.',
    ),
    'missing-scope',
  ],
  [
    'Gemini, leaked',
    403,
    google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    'invalid-key',
  ],
  [
    'Gemini, service off',
    403,
    google(
      403,
      'PERMISSION_DENIED',
      'Generative Language API has not been used in project 123 before or it is disabled. Enable it by visiting the console then retry.',
      [{ reason: 'SERVICE_DISABLED' }],
    ),
    'missing-scope',
  ],
  [
    'Gemini, referrer',
    403,
    google(403, 'PERMISSION_DENIED', 'Requests from referer <empty> are blocked.', [
      { reason: 'API_KEY_HTTP_REFERRER_BLOCKED' },
    ]),
    'missing-scope',
  ],
  [
    'Gemini, IP',
    403,
    google(
      403,
      'PERMISSION_DENIED',
      'The provided API key has an IP address restriction. The originating IP address of the call (203.0.113.9) violates this restriction.',
      [{ reason: 'API_KEY_IP_ADDRESS_BLOCKED' }],
    ),
    'ip-not-allowed',
  ],
  [
    'Gemini, model',
    404,
    google(
      404,
      'NOT_FOUND',
      'models/gpt-6-luna is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models.',
    ),
    'model-unavailable',
  ],
  [
    'Anthropic, disabled org',
    400,
    anthropic('invalid_request_error', 'This organization has been disabled.'),
    'account-deactivated',
  ],
  ['Anthropic, model', 404, anthropic('not_found_error', 'model: gpt-6-luna'), 'model-unavailable'],
  ['Anthropic, path', 404, anthropic('not_found_error', 'Not Found'), 'wrong-base-url'],
  [
    'Mistral, fields',
    422,
    detail([{ type: 'extra_forbidden', loc: ['body', 'store'], msg: 'Extra inputs are not permitted', input: false }]),
    'request-rejected',
  ],
  [
    'Mistral, newer fields',
    422,
    {
      object: 'error',
      message: { detail: [{ type: 'missing', loc: ['body', 'messages'], msg: 'Field required', input: {} }] },
      type: 'invalid_request_invalid_args',
      param: null,
      code: null,
    },
    'request-rejected',
  ],
  ['Mistral, path', 404, { message: 'no Route matched with those values', request_id: 'x' }, 'wrong-base-url'],
  ['Cohere, key', 401, { message: 'invalid api token', id: 'x' }, 'invalid-key'],
  [
    'Perplexity, page',
    401,
    '<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization Required</h1></center>\r\n<hr><center>openresty/1.25.3.1</center>\r\n</body>\r\n</html>\r\n',
    'gateway-error',
    'text/html',
  ],
  [
    'Fireworks, key',
    403,
    {
      error: { object: 'error', type: 'forbidden', code: 'forbidden', message: 'The API key you provided is invalid.' },
    },
    'invalid-key',
  ],
  [
    'Fireworks, model',
    404,
    {
      error: {
        object: 'error',
        type: 'invalid_request_error',
        code: 'NOT_FOUND',
        message: 'Model not found, inaccessible, and/or not deployed',
      },
    },
    'model-unavailable',
  ],
  ['DeepInfra', 404, { detail: { error: 'The model is not available' } }, 'model-unavailable'],
  ['DeepInfra, key', 401, { detail: { error: 'Invalid token' } }, 'invalid-key'],
  [
    'Replicate',
    401,
    { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token', status: 401 },
    'invalid-key',
    'application/problem+json',
  ],
  [
    'Cerebras',
    401,
    { message: 'Wrong API Key', type: 'authentication_error', param: 'api_key', code: 'wrong_api_key' },
    'invalid-key',
  ],
  [
    'Nvidia',
    403,
    { status: 403, title: 'Forbidden', detail: 'Authorization failed' },
    'invalid-key',
    'application/problem+json',
  ],
  [
    'Nvidia, gone',
    410,
    { status: 410, title: 'Gone', detail: "The model 'x' has reached its end of life and is no longer available." },
    'model-unavailable',
    'application/problem+json',
  ],
  [
    'GitHub Models, token',
    401,
    { error: { code: 'unauthorized', message: 'Bad credentials', details: 'Bad credentials' } },
    'invalid-key',
  ],
  [
    'GitHub Models, permission',
    401,
    {
      error: {
        code: 'unauthorized',
        message: 'The `models` permission is required to access this endpoint',
        details: '',
      },
    },
    'missing-scope',
  ],
  [
    'GitHub Copilot, terms',
    403,
    { error: { message: 'Access to this endpoint is forbidden. Please review our Terms of Service.', code: '' } },
    'unknown',
  ],
  [
    'one-api, disabled',
    401,
    { error: { message: '该令牌状态不可用 (request id: 20260101)', type: 'one_api_error' } },
    'invalid-key',
  ],
  [
    'one-api, quota of key',
    401,
    { error: { message: '该令牌额度已用尽', type: 'new_api_error' } },
    'credits-exhausted',
  ],
  [
    'one-api, channel',
    503,
    { error: { message: 'No available channel for model gpt-6-luna under group default', type: 'new_api_error' } },
    'overloaded',
  ],
  [
    'one-api, no right to model',
    403,
    { error: { message: '该令牌无权访问模型 gpt-6-luna', type: 'new_api_error', code: '' } },
    'model-unavailable',
  ],
  ['Databricks', 403, { error_code: 403, message: 'Invalid access token.' }, 'invalid-key'],
  [
    'Databricks, endpoint',
    404,
    {
      error_code: 'ENDPOINT_NOT_FOUND',
      message:
        'The given endpoint does not exist, please retry after checking the specified model and version deployment exists.',
    },
    'wrong-base-url',
  ],
  ['AWS, signature', 403, { Message: 'The security token included in the request is invalid.' }, 'invalid-key'],
  [
    'AWS, access',
    403,
    { message: "You don't have access to the model with the specified model ID.", __type: 'AccessDeniedException' },
    'model-unavailable',
  ],
  [
    'LiteLLM, database',
    401,
    litellm(
      'Authentication Error, Invalid proxy server token passed. Received API Key = sk-...wxyz, Key Hash (Token) =88dc. Unable to find token in cache or `LiteLLM_VerificationTokenTable`',
      '401',
      'token_not_found_in_db',
    ),
    'invalid-key',
  ],
  [
    'LiteLLM, expired',
    401,
    litellm(
      'Authentication Error - Expired Key. Key Expiry time 2026-01-01 00:00:00+00:00 and current time 2026-11-24',
      '401',
      'expired_key',
    ),
    'key-expired',
  ],
  [
    'LiteLLM, blocked',
    401,
    litellm(
      'Authentication Error, Key is blocked. Update via `/key/unblock` if you are an admin.',
      '401',
      'auth_error',
    ),
    'invalid-key',
  ],
  [
    'LiteLLM, key models',
    401,
    litellm(
      "key not allowed to access model. This key can only access models=['a']. Tried to access gpt-6-luna",
      '401',
      'key_model_access_denied',
    ),
    'model-unavailable',
  ],
  [
    'LiteLLM, model',
    400,
    litellm(
      "{'error': '/responses: Invalid model name passed in model=gpt-6-luna. Call `/v1/models` to view available models for your key.'}",
      '400',
    ),
    'model-unavailable',
  ],
  [
    'LiteLLM, provider',
    400,
    litellm(
      'litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=gpt-6-luna',
      '400',
    ),
    'model-unavailable',
  ],
  [
    'LiteLLM, upstream scope',
    401,
    litellm(
      'litellm.AuthenticationError: AuthenticationError: OpenAIException - You have insufficient permissions for this operation. Missing scopes: model.request.',
      '401',
    ),
    'missing-scope',
  ],
  ['Portkey', 401, { status: 'failure', message: 'Invalid API Key. Error Code: 03' }, 'invalid-key'],
  [
    'Helicone, upstream',
    401,
    {
      error: {
        message: 'Incorrect API key provided: sk-proj-***. You can find your API key at …',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    },
    'invalid-key',
  ],
  [
    'Cloudflare AI Gateway',
    400,
    {
      success: false,
      result: [],
      messages: [],
      error: [{ code: 2001, message: 'Please configure AI Gateway in the Cloudflare dashboard' }],
    },
    'request-rejected',
  ],
  [
    'vLLM, unknown model',
    404,
    { error: { message: 'The model `gpt-6-luna` does not exist.', type: 'NotFoundError', param: 'model', code: 404 } },
    'model-unavailable',
  ],
  [
    'vLLM, context',
    400,
    {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'request-rejected',
  ],
  [
    'llama.cpp, field',
    400,
    { error: { code: 400, message: 'Unsupported param: store', type: 'invalid_request_error' } },
    'request-rejected',
  ],
  [
    'TGI',
    422,
    { error: 'Input validation error: `max_new_tokens` must be strictly positive', error_type: 'validation' },
    'request-rejected',
  ],
  [
    'LM Studio, path',
    200,
    { error: 'Unexpected endpoint or method. (POST /v1/v1/responses). Returning 200 anyway' },
    'wrong-base-url',
  ],
  ['Ollama, old', 404, '404 page not found', 'wrong-base-url', plain],
  ['Jan', 404, { message: 'Route POST:/responses not found', error: 'Not Found', statusCode: 404 }, 'wrong-base-url'],
  ['Starlette', 405, detail('Method Not Allowed'), 'wrong-base-url'],
  ['Rails', 404, page("The page you were looking for doesn't exist (404)"), 'wrong-base-url', html],
  [
    'S3',
    404,
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>v1/responses</Key></Error>',
    'wrong-base-url',
    'application/xml',
  ],
  [
    'S3, 403',
    403,
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    'gateway-error',
    'application/xml',
  ],
  [
    'Vercel, 404',
    404,
    'The page could not be found\n\nNOT_FOUND\n\nfra1::abcde-1763942400000-000000000000\n',
    'wrong-base-url',
    plain,
  ],
  [
    'Vercel, protected',
    401,
    page('Authentication Required', 'This page requires a Vercel login.'),
    'gateway-error',
    html,
  ],
  ['Heroku', 404, page('No such app'), 'wrong-base-url', html],
  ['ngrok', 404, page('ERR_NGROK_3200', 'The endpoint example.ngrok.app is offline.'), 'wrong-base-url', html],
  ['GitHub Pages', 405, page('405 Not Allowed'), 'wrong-base-url', html],
  ['OpenAI’s web app', 200, page('Overview - OpenAI API'), 'gateway-error', html],
  ['OpenAI, root', 404, openai('Invalid URL (POST /)'), 'wrong-base-url'],
  ['OpenAI, chat path', 404, openai('Invalid URL (POST /v1/chat/completions/responses)', null), 'wrong-base-url'],
  [
    'OpenAI, engines',
    404,
    openai(
      'Unrecognized request URL (POST: /v1/engines/x/responses). Please see the docs or contact support.',
      'unknown_url',
    ),
    'wrong-base-url',
  ],
  [
    'OpenAI, method',
    405,
    openai(
      'Not allowed to POST on /v1/models. (HINT: Perhaps you meant to use a different HTTP method?)',
      'method_not_supported',
    ),
    'wrong-base-url',
  ],

  // On the way.
  ['Cloudflare 1010', 403, 'error code: 1010', 'gateway-error', plain],
  [
    'Cloudflare 1020 page',
    403,
    page('Access denied | api.example used Cloudflare to restrict access', 'Error 1020'),
    'gateway-error',
    html,
  ],
  [
    'Cloudflare, challenge',
    403,
    page('Just a moment...', 'Enable JavaScript and cookies to continue'),
    'gateway-error',
    html,
  ],
  [
    'AWS WAF',
    403,
    page(
      'ERROR: The request could not be satisfied',
      '<h1>403 ERROR</h1> Request blocked. Generated by cloudfront (CloudFront)',
    ),
    'gateway-error',
    html,
  ],
  [
    'Akamai',
    403,
    page('Access Denied', 'You don\'t have permission to access "http://api.example/v1/responses" on this server.'),
    'gateway-error',
    html,
  ],
  [
    'F5',
    200,
    page(
      'Request Rejected',
      'The requested URL was rejected. Please consult with your administrator. Your support ID is: 1',
    ),
    'gateway-error',
    html,
  ],
  [
    'Zscaler, notification',
    403,
    page(
      'Zscaler',
      'Your organization has selected Zscaler to protect you from internet threats. Not allowed to browse AI category',
    ),
    'gateway-error',
    html,
  ],
  ['Zscaler, 307 as 200', 200, page('Zscaler Notification'), 'gateway-error', html],
  ['FortiGate', 403, page('Web Filter Violation', 'Web Page Blocked! FortiGuard'), 'gateway-error', html],
  [
    'Netskope',
    403,
    page('Netskope', 'Access to this application is blocked by your company policy'),
    'gateway-error',
    html,
  ],
  [
    'Squid',
    403,
    page('ERROR: The requested URL could not be retrieved', 'Access Denied. Generated by proxy (squid)'),
    'gateway-error',
    html,
  ],
  ['Squid, 407', 407, page('ERROR: Cache Access Denied'), 'gateway-error', html],
  ['hotel', 200, page('Guest Wi-Fi', '<form action="/login"><input type="password"></form>'), 'gateway-error', html],
  ['hotel, 511', 511, page('Network Authentication Required'), 'server-error', html],
  ['company sign-in', 200, page('Sign in to your account', 'Enter your company password'), 'gateway-error', html],
  ['nginx, 413', 413, page('413 Request Entity Too Large'), 'gateway-error', html],
  ['nginx, plain http', 400, page('400 The plain HTTP request was sent to HTTPS port'), 'gateway-error', html],
  ['nginx, 400 header', 400, page('400 Request Header Or Cookie Too Large'), 'gateway-error', html],
  ['Istio', 403, 'RBAC: access denied', 'gateway-error', plain],
  ['oauth2-proxy', 403, page('Sign In', 'You do not have permission to access this resource.'), 'gateway-error', html],
  ['no header, 401', 401, openai('Missing bearer or basic authentication in header', null), 'gateway-error'],
  [
    'no header, old',
    401,
    openai(
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.",
      null,
    ),
    'gateway-error',
  ],
  ['no header, vLLM', 401, { error: { message: 'No API key provided', type: 'auth' } }, 'gateway-error'],
  ['no header, RFC', 401, '', 'gateway-error'],
];
