import { labels, links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';

/** Topics about the account, money and keys at OpenAI. */
export const accountTopics = {
  'chatgpt-vs-api': {
    title: 'ChatGPT and the API',
    paragraphs: [
      'ChatGPT is a program for people; the API is the door for programs. They are two services with two bills.',
      'A ChatGPT subscription (Plus, Pro, Team) pays for no API request. An API key does not sign you in to ChatGPT, and the token your browser holds after signing in to ChatGPT is not an API key.',
      'The same e-mail address may sign in to both. The API is managed on its own platform.',
    ],
    sources: [links.helpPrepaid, links.platform],
    aliases: ['chatgpt', 'plus', 'subscription', 'chatgpt-plus'],
    see: ['credits', 'keys'],
  },
  credits: {
    title: 'Credit and billing',
    paragraphs: [
      'ChatGPT and the API are billed separately; a subscription pays for no request. Making a key costs nothing; without credit, requests fail.',
      `Credit is sold from $5, lasts 1 year, and can take some minutes to arrive. "${labels.autoReload.text}" (buying more by itself) starts switched on: switch it off to decide each purchase yourself.`,
      'Credit belongs to an organization. A key of another organization does not see it.',
      `To be safe from surprises, set a limit: Limits, "${labels.editSpendLimit.text}", "${labels.monthlySpendLimit.text}", "${labels.hardLimit.text}".`,
      'No free credit for new accounts is documented; do not count on any.',
    ],
    sources: [links.helpPrepaid, links.billing, links.limits],
    aliases: ['credit', 'billing', 'money', 'payment', 'cost', 'quota', 'insufficient_quota', 'auto-reload'],
    see: ['tokens', 'limits', 'credits-exhausted'],
  },
  tokens: {
    title: 'Tokens and prices',
    paragraphs: [
      'Requests are priced by tokens: pieces of words, about four letters of English each, fewer in many other languages.',
      'Three prices count: input (what you send), cached input (the beginning of a text that was sent shortly before, cheaper), and output (what comes back, dearer). Reasoning counts as output.',
      "On 2026-11-23, a million tokens of gpt-6-luna cost $0.10 in, $0.01 cached, $0.50 out. keycheck's own check takes about 10 in and at most 16 out: about $0.00001.",
      'Prices change: look at the list before you build on one.',
    ],
    sources: [links.pricing],
    aliases: ['token', 'prices', 'price', 'pricing'],
    see: ['credits', 'models'],
  },
  keys: {
    title: 'API keys',
    paragraphs: [
      'An API key is a long secret by which a program shows whose credit it may use. It is for programs, not for signing in.',
      `A key is shown in full only once, when it is made ("${labels.createKey.text}"). Afterwards the list shows it shortened; a lost key cannot be read again, only replaced.`,
      'Whoever has the key can spend your credit. It belongs on a server or on your own machine, in an environment variable or in an env file that git ignores; never in a web page, an app, a chat or an issue.',
      'One key per program: then one can be deleted without stopping the others, and the last four characters tell which is which.',
    ],
    sources: [links.apiKeys],
    aliases: ['key', 'api-key', 'secret'],
    see: ['key-kinds', 'permissions', 'leaked-key'],
  },
  'key-kinds': {
    title: 'Kinds of keys',
    paragraphs: [
      'sk-proj-… is a project key: it belongs to a person and a project. 164 characters today, 132 in older ones.',
      'sk-svcacct-… belongs to a service account, that is a program, and stays when people leave.',
      'sk-… with 51 characters in all is a legacy key, from before there were projects.',
      'These cannot ask a model: sk-admin-… (manages the organization), ek_… (one Realtime session), eyJ… (a sign-in token), org-… and proj_… (ids).',
      "As far as is known, every key has a fixed mark in its middle. One without it may come from a reseller: it works only at the seller's address, and the seller can read everything you send.",
    ],
    sources: [links.administration, links.helpPermissions],
    aliases: ['kinds', 'admin-key', 'service-account', 'project-key', 'legacy-key', 'reseller'],
    see: ['wrong-key-kind', 'keys'],
  },
  projects: {
    title: 'Organizations and projects',
    paragraphs: [
      'A key belongs to a project, a project to an organization, and credit to the organization. The top of each page shows which organization is open.',
      `A project of its own for each program keeps usage, limits and keys apart: ${links.projects.url}`,
      'Ids begin with org- and proj_. A project key knows both; OPENAI_ORG_ID and OPENAI_PROJECT_ID are not needed with it, and an old value in them makes good keys fail.',
      'Roles: an owner of the organization sets limits, roles and who may make keys; a member of a project makes keys and requests; a viewer of a project cannot use models.',
      'An organization may forbid keys of people and allow only service accounts. Then an owner makes the key.',
    ],
    sources: [links.projects, links.helpPermissions],
    aliases: ['project', 'organization', 'organizations', 'organisation', 'org', 'roles', 'role'],
    see: ['org-mismatch', 'project-mismatch', 'permissions'],
  },
  permissions: {
    title: 'Permissions of a key',
    paragraphs: [
      `A key has one of three levels: "${labels.all.text}" (the default), "${labels.restricted.text}" (what you tick) or "${labels.readOnly.text}" (which cannot ask a model).`,
      `For a program that asks models, choose "${labels.restricted.text}" and set "${labels.modelCapabilities.text}" to ${labels.write.text} (it may be called ${labels.request.text}). Leave the rest off: a stolen key can then do less.`,
      'Error messages call permissions scopes. api.responses.write is the right to ask a model for an answer; model.request stands for all model capabilities; api.model.read is the right to see the list of models.',
      'The dialog for service account keys was described without a choice of permissions. Changes usually act within 15 minutes.',
    ],
    sources: [links.helpPermissions, links.errorCodes],
    aliases: ['permission', 'scopes', 'scope', 'restricted', 'read-only'],
    see: ['missing-scope', 'projects'],
  },
  limits: {
    title: 'Limits',
    paragraphs: [
      'Three limits are often taken for each other: the rate (requests and tokens per minute or day), the spend limit you set yourself, and the monthly limit of your usage tier.',
      'Rate limits pass by themselves; a spend limit stops requests until it is raised or the month ends.',
      `All are on one page: ${links.limits.url}`,
    ],
    sources: [links.limits, links.errorCodes],
    aliases: ['limit', 'rate-limit', 'rate-limits', 'tier', 'tiers', 'budget', 'spend-limit', '429'],
    see: ['rate-limited', 'spend-limit-reached', 'credits'],
  },
  models: {
    title: 'Models',
    paragraphs: [
      'A model is named in each request. keycheck asks gpt-6-luna, the cheapest living one on 2026-11-23; --model names another.',
      'Models are retired at announced dates; then requests with their name fail. A project can be allowed to use only some. The answer for both is often the same: "does not exist or you do not have access".',
      'Where to go next: text, images, speech, embeddings and tools each have a guide in the documentation.',
    ],
    sources: [links.docs, links.sdk, links.pricing],
    aliases: ['model', 'gpt'],
    see: ['model-unavailable', 'tokens'],
  },
} as const satisfies Record<string, TopicWords>;
