/**
 * Every page and every dashboard label that keycheck names, in one place, with the day and the source it was taken from.
 * The live site was not looked at: addresses and labels come from OpenAI's own documentation and help pages, or from public
 * repositories, as said at each. Three are not documented anywhere we read and come from public repositories of 2026:
 * `projects`, `pricing` and `helpPrepaid`.
 */

/** A page, and where its address was read. `checked` is YYYY-MM-DD. */
export type Link = { readonly url: string; readonly checked: string; readonly source: string; readonly label?: string };

/** The day the fact sheets behind these tables were taken. */
const checked = '2026-11-23';
const documented = 'OpenAI documentation and help pages, 2026';
const repositories = 'public repositories, 2026';
const general = 'general knowledge';

const page = (url: string, source: string, label?: string): Link =>
  label === undefined ? { url, checked, source } : { url, checked, source, label };

export const links = {
  platform: page('https://platform.openai.com/', documented),
  apiKeys: page('https://platform.openai.com/api-keys', documented, 'API keys'),
  organizationKeys: page('https://platform.openai.com/settings/organization/api-keys', documented),
  adminKeys: page('https://platform.openai.com/settings/organization/admin-keys', documented),
  projects: page('https://platform.openai.com/settings/organization/projects', repositories, 'Projects'),
  billing: page('https://platform.openai.com/settings/organization/billing/', documented, 'Billing'),
  limits: page('https://platform.openai.com/settings/organization/limits', documented, 'Limits'),
  general: page('https://platform.openai.com/settings/organization/general', documented, 'General'),
  people: page('https://platform.openai.com/settings/organization/people', documented),
  ipAllowlist: page(
    'https://platform.openai.com/settings/organization/security/ip-allowlist',
    documented,
    'IP allowlist',
  ),
  usage: page('https://platform.openai.com/usage', general, 'Usage'),
  signup: page('https://platform.openai.com/signup', general),
  docs: page('https://developers.openai.com/api/docs/', documented),
  pricing: page('https://developers.openai.com/api/docs/pricing', repositories),
  errorCodes: page('https://developers.openai.com/api/docs/guides/error-codes', documented),
  administration: page('https://developers.openai.com/api/reference/administration/overview', documented),
  helpPrepaid: page('https://help.openai.com/en/articles/8264644', repositories),
  helpPermissions: page('https://help.openai.com/en/articles/8867743', documented),
  helpCenter: page('https://help.openai.com/', documented),
  status: page('https://status.openai.com/', general),
  apiDescription: page('https://github.com/openai/openai-openapi', 'openai/openai-openapi, version 2.3.0, 2026-08-21'),
  sdk: page('https://www.npmjs.com/package/openai', 'openai 7.57.0, 2026-11-13'),
  officialCli: page('https://github.com/openai/openai-cli', repositories),
  /** Opened in a browser without a key it answers with OpenAI's own JSON error: a way to see who really answers. */
  modelsAddress: page('https://api.openai.com/v1/models', documented),
  secretScanning: page(
    'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
    'GitHub documentation',
  ),
  gitignore: page('https://git-scm.com/docs/gitignore', 'git documentation'),
  nodeCertificates: page('https://nodejs.org/api/cli.html#node_extra_ca_certsfile', 'Node.js documentation'),
} as const satisfies Record<string, Link>;

/** Every address keycheck may name or open: the browser door opens nothing else. */
export const allPages: readonly string[] = Object.values(links).map((link) => link.url);

/** A label of OpenAI's dashboard, as it is written there. It stays English in every language. */
export type Label = { readonly text: string; readonly checked: string; readonly source: string };

const label = (text: string, source = documented): Label => ({ text, checked, source });

export const labels = {
  createKey: label('Create new secret key'),
  all: label('All'),
  restricted: label('Restricted'),
  readOnly: label('Read only'),
  modelCapabilities: label('Model capabilities'),
  listModels: label('List models'),
  write: label('Write'),
  read: label('Read'),
  /** Another name under which "Write" of "Model capabilities" was seen. */
  request: label('Request'),
  createProject: label('Create'),
  addPayment: label('Add payment details'),
  autoReload: label('Use auto-reload'),
  editSpendLimit: label('Edit spend limit'),
  monthlySpendLimit: label('Monthly spend limit'),
  hardLimit: label('Enforce a hard limit'),
  verifyOrganization: label('Verify Organization'),
  ipAllowlist: label('IP allowlist'),
} as const satisfies Record<string, Label>;
