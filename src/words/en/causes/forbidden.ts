import type { Cause } from '../../../core/causes/ids.ts';
import { labels, links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { assign, atOpenAI, checkAgain, listed, server, tailOf, theKey } from '../phrases.ts';
import { mismatchCauses } from './mismatch.ts';
import { scopeWords } from './scopes.ts';

/** Causes where the key is real, but may not do this. */

const scopesOf = (s: Situation): readonly string[] => s.facts.missingScopes ?? [];
const signIn = (s: Situation): boolean => s.key?.kind === 'session-token';

function scopeMeaning(s: Situation): string[] {
  const named = scopesOf(s)
    .slice(0, 3)
    .map((scope) => {
      const words = scopeWords(scope);
      return words ? `${shown(scope)}, ${words.right}` : shown(scope);
    });
  const lacks =
    named.length > 0 ? [`It lacks ${named.join('; and ')}.`] : ['The answer does not name which permission.'];
  if (signIn(s)) return [...lacks, "It is a sign-in token, such as ChatGPT's: no setting gives it that right."];
  return lacks;
}

/** The settings to change, each once; without a scope the one that asking a model needs. */
function boxes(s: Situation): string {
  const scopes = scopesOf(s).length > 0 ? scopesOf(s) : ['api.responses.write'];
  const found = [...new Set(scopes.map((scope) => scopeWords(scope)?.box))].filter((box) => box !== undefined);
  return found.length > 0 ? `set ${listed(found)}` : `add the permission ${shown(scopes[0] ?? '')}`;
}

function scopeNext(s: Situation): string[] {
  if (!atOpenAI(s)) return [`Ask the service behind ${server(s)} which permission the key needs.`];
  if (signIn(s)) return [`Make an API key at ${links.apiKeys.url} and save it:\n  npx keycheck init`];
  const wait = 'It usually acts within 15 minutes.';
  return [
    s.key?.kind === 'service-account'
      ? `Give the service account and its key that right, or ask an owner for a key that has it: ${links.apiKeys.url}`
      : `Edit ${tailOf(s)} at ${links.apiKeys.url} and ${boxes(s)}. ${wait}`,
    `If it is set already: your role in the project may be Viewer, which cannot use models. An owner can change it: ${links.people.url}`,
  ];
}

function modelNext(s: Situation): string[] {
  if (!atOpenAI(s))
    return [`Ask the service behind ${server(s)} for its names of models, then:\n  npx keycheck verify --model NAME`];
  const limits = `See which models the project allows, at ${links.limits.url}`;
  // Keycheck's own choices were tried already: then only a model that the person names can tell more.
  if (s.facts.reason === 'own-choice') return [limits, 'Check with one of them:\n  npx keycheck verify --model NAME'];
  const other =
    "Check with keycheck's own choice of model, to learn whether the key works at all:\n  npx keycheck verify";
  return s.facts.reason === 'retired' ? [other, `Models and their prices: ${links.pricing.url}`] : [limits, other];
}

const modelOf = (s: Situation): string => shown(s.facts.model ?? s.model.requested ?? 'such model', 50);

const ownRegion = /^[a-z]{2}\.api\.openai\.com$/;

export const forbiddenCauses = {
  'missing-scope': {
    title: 'a permission is missing',
    lead: () => 'Permission missing: the key is real, but may not make this request.',
    meaning: scopeMeaning,
    next: scopeNext,
    more: [
      `A key has all permissions ("${labels.all.text}"), some ("${labels.restricted.text}") or only reading ("${labels.readOnly.text}"). A key that may only read cannot ask a model.`,
      `For a restricted key, "${labels.modelCapabilities.text}" set to ${labels.write.text} (it may be called ${labels.request.text}) is what a program that asks models needs. Only "/v1/responses: ${labels.write.text}" was seen to be too little: the answer was then "Missing scopes: model.request".`,
      'The role of the person counts too: a Viewer of a project cannot use models, whatever the key says.',
      'A new key does not help; edit this one. Changes usually act within 15 minutes, sometimes later.',
      'A restricted key can be refused the list of models (403) and still answer: the list is no test of a key.',
    ],
    sources: [links.helpPermissions, links.errorCodes],
    example:
      '401 invalid_request_error, missing_scope: "You have insufficient permissions for this operation. Missing scopes: api.responses.write. …"',
  },
  'model-unavailable': {
    title: 'model not available',
    lead: (s) =>
      s.facts.project !== undefined
        ? `Model not available: project ${shown(s.facts.project)} may not use ${s.facts.model === undefined ? 'the model' : modelOf(s)}.`
        : s.facts.reason === 'retired'
          ? `Model retired: ${modelOf(s)} does not answer any more.`
          : `Model not available: there is no ${modelOf(s)} for this key.`,
    meaning: (s) => [
      s.facts.project !== undefined
        ? 'The key itself is accepted.'
        : s.facts.reason === 'retired'
          ? 'Old models are switched off at announced dates. The key itself is accepted.'
          : s.facts.reason === 'own-choice'
            ? 'The key itself is accepted. Keycheck asked for several of its own choices; the project may allow others.'
            : 'The name may be wrong, the model retired, or not open to this project; the answer does not always say which.',
    ],
    next: modelNext,
    more: [
      'OpenAI answers "does not exist or you do not have access": a wrong name and a missing right look alike.',
      'A project can allow only certain models. A row for a model on the limits page does not mean that the model may be used.',
      'Models are retired at dates that are announced. On 2026-12-11: gpt-5, gpt-5-mini, gpt-5-nano, gpt-5-pro, o3, o3-pro. On 2027-01-14: gpt-4o, gpt-4o-mini, gpt-4.1, gpt-4.1-mini. On 2027-04-01: gpt-5.1, gpt-5.4-nano.',
      'Users report that some models answered only hours after the first key was made. This is not documented.',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '403 model_not_found: "Project `proj_…` does not have access to model `…`"',
  },
  'org-unverified': {
    title: 'organization not verified',
    lead: (s) => `Not verified: the organization of ${theKey(s)} must be verified before it may do this.`,
    meaning: () => ['OpenAI asks for an identity check for some models and features. The key itself is accepted.'],
    next: (s) => [
      `An owner chooses "${labels.verifyOrganization.text}" at ${links.general.url} (an identity document is asked for). It then takes up to 30 minutes.`,
      'Or use a model that does not ask for it:\n  npx keycheck verify',
      ...(s.ci
        ? []
        : ['Already verified? Wait, and check again by itself for half an hour:\n  npx keycheck verify --wait 30m']),
    ],
    more: [
      'The check asks for a government-issued identity document; one document counts for one organization in 90 days.',
      'Error messages say up to 15 minutes until it acts, the help page up to 30.',
      'Sometimes only a part is held back, such as streaming or summaries of reasoning: the same model may then answer without it.',
    ],
    sources: [links.general, links.errorCodes],
    example: '400 unsupported_value (param stream): "Your organization must be verified to stream this model. …"',
  },
  'ip-not-allowed': {
    title: 'address not on the allowlist',
    lead: (s) =>
      `Network not allowed: the organization or project of ${theKey(s)} accepts requests only from listed addresses.`,
    meaning: (s) => [
      s.ci
        ? 'This runner is not on its list. The key itself is accepted.'
        : 'This network is not on its list. The key itself is accepted.',
    ],
    next: (s) => [
      `An owner adds this network's address at ${links.ipAllowlist.url} (a project's own list replaces the organization's). It usually acts within 15 minutes.`,
      s.ci
        ? 'Hosted runners change their addresses: use one with a fixed address, or a proxy that has one.'
        : 'If you are outside the office: start its VPN and check again:\n  npx keycheck verify',
    ],
    more: [
      `The list stands under Settings, Security, "${labels.ipAllowlist.text}", and has at most 50 entries. A project's list replaces the organization's; it does not add to it.`,
      'Behind a proxy or a VPN, the address that OpenAI sees is that of the proxy or VPN.',
    ],
    sources: [links.ipAllowlist],
    example: '401 ip_not_authorized: "Your IP is not authorized to …"',
  },
  'region-unsupported': {
    title: 'country or region not supported',
    lead: () => 'Region not supported: OpenAI does not offer its API at the place this request came from.',
    meaning: () => [
      'What counts is the address that OpenAI sees, so a VPN, a proxy or a cloud server decides it. Whether the key works is not known.',
    ],
    next: (s) => [
      s.ci
        ? 'Run this job in a supported country or region, and look whether a proxy sends its traffic elsewhere.'
        : 'If you are in a supported country: leave the VPN or proxy, and check again:\n  npx keycheck verify',
      `Which countries are supported is listed by OpenAI; start at ${links.docs.url}`,
    ],
    more: [
      'The refusal goes by the network address, before the key matters. The same key may answer from another place.',
      'A cloud server or a VPN can stand in another country than you think: its address counts, not yours.',
      'keycheck names it, and offers no way around it.',
    ],
    sources: [links.errorCodes],
    example:
      '403 request_forbidden, unsupported_country_region_territory: "Country, region, or territory not supported"',
  },
  'wrong-regional-host': {
    title: 'another regional address is needed',
    lead: (s) =>
      s.facts.host !== undefined
        ? `Wrong address: the project of ${theKey(s)} is kept in another region; its requests go to ${shown(s.facts.host)}.`
        : `Wrong address: the project of ${theKey(s)} is kept in another region, with an address of its own.`,
    meaning: () => ["A project's region is chosen when it is made, and stays."],
    next: (s) => {
      const host = s.facts.host ?? '';
      if (!ownRegion.test(host))
        return [
          `See the region of the project at ${links.projects.url}, and set OPENAI_BASE_URL to that region's address.`,
        ];
      return [
        s.ci
          ? `Set this for the job:\n  OPENAI_BASE_URL=https://${host}/v1`
          : `Set the address, here and in .env:\n  ${assign('OPENAI_BASE_URL', `https://${host}/v1`, s.shell)}`,
        checkAgain(s),
      ];
    },
    more: [
      "Projects with data residency answer only at their region's host: us, eu, ae, au, in or jp, followed by .api.openai.com.",
      'The region of a project cannot be changed. To use the common address, make a project without a region, and a key in it.',
    ],
    sources: [links.sdk, links.errorCodes],
    example:
      '401 incorrect_hostname: "Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com"',
  },
  ...mismatchCauses,
} satisfies Partial<Record<Cause, CauseWords>>;
