import type { Refusal } from './answer.ts';
import { redacted } from './keys.ts';

/**
 * The platform's refusals, coded like the real ones: status, type and code as collected from public reports until 2026-11,
 * the words ours wherever nothing hangs on them. A reader must be able to tell causes apart by these fields alone.
 */
const invalid = 'invalid_request_error';
const billingPage = 'https://platform.openai.com/settings/organization/billing/';
const keysPage = 'https://platform.openai.com/account/api-keys';

export const noKey: Refusal = {
  status: 401,
  type: invalid,
  code: null,
  message: 'Missing bearer or basic authentication in header',
};

export const invalidKey = (key: string): Refusal => ({
  status: 401,
  type: invalid,
  code: 'invalid_api_key',
  message: `Incorrect API key provided: ${redacted(key)}. You can find your API key at ${keysPage}.`,
});

/** No real reply to an expired key is publicly known; this one says what it means, so that it can be practised. */
export const expiredKey = (key: string): Refusal => ({
  status: 401,
  type: invalid,
  code: 'expired_api_key',
  message: `This API key has expired: ${redacted(key)}. Create a new key at ${keysPage}.`,
});

export const deactivated: Refusal = {
  status: 401,
  type: invalid,
  code: 'account_deactivated',
  message: 'The OpenAI account associated with this API key has been deactivated.',
};

export const missingScope = (scopes: readonly string[], status: 401 | 403): Refusal => ({
  status,
  type: invalid,
  code: 'missing_scope',
  message:
    `You have insufficient permissions for this operation. Missing scopes: ${scopes.join(', ')}. Check that you have the correct role in ` +
    "your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.",
});

export const notAMember: Refusal = {
  status: 401,
  type: invalid,
  code: 'no_organization',
  message: 'You must be a member of an organization to use the API.',
};

export const organizationMismatch: Refusal = {
  status: 401,
  type: invalid,
  code: 'mismatched_organization',
  message: 'OpenAI-Organization header should match organization for API key',
};

export const projectMismatch: Refusal = {
  status: 401,
  type: invalid,
  code: 'mismatched_project',
  message: 'OpenAI-Project header should match project for API key',
};

export const projectNotYours: Refusal = {
  status: 401,
  type: invalid,
  code: 'not_authorized_invalid_project',
  message: 'You do not have access to the project tied to the API key.',
};

export const projectArchived: Refusal = {
  status: 401,
  type: invalid,
  code: 'not_authorized_invalid_project',
  message: 'The project you are requesting has been archived and is no longer accessible',
};

export const ipNotAllowed: Refusal = {
  status: 401,
  type: invalid,
  code: 'ip_not_authorized',
  message: 'Your IP is not authorized to access this organization.',
};

export const regionUnsupported: Refusal = {
  status: 403,
  type: 'request_forbidden',
  code: 'unsupported_country_region_territory',
  message: 'Country, region, or territory not supported',
};

export const wrongHost = (host: string): Refusal => ({
  status: 401,
  type: invalid,
  code: 'incorrect_hostname',
  message: `Attempted to access resource with incorrect regional hostname. Please make your request to ${host}`,
});

export const noCredits: Refusal = {
  status: 429,
  type: 'insufficient_quota',
  code: 'credit_balance_exhausted',
  message: `You have no credits remaining. Add credits to continue using the API at ${billingPage}.`,
};

export const billingInactive: Refusal = {
  status: 429,
  type: 'billing_not_active',
  code: 'billing_not_active',
  message: 'Your account is not active, please check your billing details on our website.',
};

export const spendLimit = (whose: 'project' | 'organization'): Refusal => ({
  status: 429,
  type: 'insufficient_quota',
  code: `${whose}_spend_limit_exceeded`,
  message: 'You exceeded your hard spend limit.',
});

export const noModel = (model: string): Refusal => ({
  status: 404,
  type: invalid,
  code: 'model_not_found',
  message: `The model \`${model}\` does not exist or you do not have access to it.`,
});

export const retiredModel = (model: string): Refusal => ({
  ...noModel(model),
  message: `The model \`${model}\` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations`,
});

export const modelForbidden = (project: string, model: string): Refusal => ({
  status: 403,
  type: invalid,
  code: 'model_not_found',
  message: `Project \`${project}\` does not have access to model \`${model}\``,
});

const verify =
  'Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. ' +
  'If you just verified, it can take up to 15 minutes for access to propagate.';

export const unverified = (model: string, what: 'use' | 'stream'): Refusal =>
  what === 'use'
    ? {
        status: 403,
        type: invalid,
        code: 'model_not_found',
        message: `Your organization must be verified to use the model \`${model}\`. ${verify}`,
      }
    : {
        status: 400,
        type: invalid,
        code: 'unsupported_value',
        param: 'stream',
        message: `Your organization must be verified to stream this model. ${verify}`,
      };

export const rateLimited = (what: {
  model: string;
  organization: string;
  limit: number;
  seconds: number;
  unit: 'requests' | 'tokens';
}): Refusal => ({
  status: 429,
  type: what.unit,
  code: 'rate_limit_exceeded',
  message:
    `Rate limit reached for ${what.model} in organization ${what.organization} on ${what.unit} per min ` +
    `(${what.unit === 'requests' ? 'RPM' : 'TPM'}): Limit ${what.limit}, Used ${what.limit}, Requested 1. Please try again in ${what.seconds}s.`,
});

/** A body or query that breaks the contract. The key was accepted when this is said. */
export const badRequest = (message: string, param: string | null, code: string | null = null): Refusal => ({
  status: 400,
  type: invalid,
  code,
  param,
  message,
});

export const wrongPath = (method: string, path: string): Refusal => ({
  status: 404,
  type: invalid,
  code: null,
  message: `Invalid URL (${method} ${path})`,
});

export const notFound = (what: string, id: string): Refusal => ({
  status: 404,
  type: invalid,
  code: 'not_found',
  message: `No ${what} found with id '${id}'.`,
});

export const adminOnly: Refusal = {
  status: 401,
  type: invalid,
  code: 'missing_scope',
  message:
    'You have insufficient permissions for this operation. Missing scopes: api.management.read. This endpoint needs an admin key.',
};
