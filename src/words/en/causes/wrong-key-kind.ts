import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { whereSet } from '../phrases.ts';

/** Something that is a secret, an id or an address, but not a key that can ask a model. */

const makeKey = `Make a project key at ${links.apiKeys.url} and save it:\n  npx keycheck init`;
const nothing = 'Nothing was sent or saved.';

type Form = { lead: (s: Situation) => string; meaning: string; next: string };

const forms: Readonly<Record<string, Form>> = {
  admin: {
    lead: (s) => `Wrong kind of key: ${whereSet(s)} begins with sk-admin-, an admin key.`,
    meaning: 'It manages the organization and cannot ask a model for an answer.',
    next: makeKey,
  },
  'realtime-secret': {
    lead: (s) => `Wrong kind of key: ${whereSet(s)} begins with ek_, a short-lived secret for Realtime sessions.`,
    meaning: 'A server makes it for a browser; it ends within hours and works for nothing else.',
    next: makeKey,
  },
  'masked-copy': {
    lead: (s) => `Shortened copy: ${whereSet(s)} is the name of a key with its middle hidden, not the key.`,
    meaning: 'The full key is shown only once, when it is made.',
    next: `Make a new key and delete the old one at ${links.apiKeys.url} and save the new one:\n  npx keycheck init`,
  },
  'organization-id': {
    lead: (s) => `Not a key: ${whereSet(s)} begins with org-, as the id of an organization does.`,
    meaning: 'The id only says who is meant. A project key needs no such id.',
    next: makeKey,
  },
  'project-id': {
    lead: (s) => `Not a key: ${whereSet(s)} begins with proj_, as the id of a project does.`,
    meaning: 'The id only says which project is meant. A project key begins with sk-proj-.',
    next: makeKey,
  },
  url: {
    lead: (s) => `Not a key: ${whereSet(s)} is the address of a page.`,
    meaning: 'A key begins with sk- and stands on the page for the moment in which it is made.',
    next: makeKey,
  },
  'session-token': {
    lead: (s) => `Not an API key: ${whereSet(s)} begins with eyJ, as a sign-in token does, such as ChatGPT's.`,
    meaning: 'A fresh token would not work either: signing in to ChatGPT and using the API are two things.',
    next: makeKey,
  },
  'practice-key': {
    lead: (s) => `Practice key: ${whereSet(s)} comes from keycheck's practice platform and works only there.`,
    meaning: 'OpenAI does not know it.',
    next: `For practice, start the practice platform:\n  npx keycheck sandbox`,
  },
};

/** Another vendor's key: named where its prefix says so. */
const otherVendor: Form = {
  lead: (s) => {
    const vendor = s.facts.vendor === undefined ? 'another company' : shown(s.facts.vendor, 40);
    return `Another vendor's key: ${whereSet(s)} looks like a key of ${vendor}.`;
  },
  meaning: 'It is not for OpenAI, and is not shown to a company it does not belong to.',
  next: `Make an OpenAI key at ${links.apiKeys.url} and save it:\n  npx keycheck init`,
};

const unnamed: Form = {
  lead: (s) => `Wrong kind of key: ${whereSet(s)} is not a key that can ask a model for an answer.`,
  meaning: 'A key for the API begins with sk- and belongs to a project.',
  next: makeKey,
};

function formOf(s: Situation): Form {
  const reason = s.facts.reason ?? s.key?.kind ?? '';
  if (reason === 'other-vendor') return otherVendor;
  return forms[reason === 'sandbox' ? 'practice-key' : reason] ?? unnamed;
}

function further(s: Situation): string[] {
  switch (s.facts.reason ?? s.key?.kind) {
    case 'other-vendor':
      return ['If the key belongs to a gateway, name its address with --base-url.'];
    case 'practice-key':
    case 'sandbox':
      return [`To use OpenAI: make a key at ${links.apiKeys.url} and save it:\n  npx keycheck init --force`];
    case 'admin':
      return ['If the admin key is not needed here, take it out: whoever reads it can manage the organization.'];
    default:
      return [];
  }
}

export const wrongKeyKind: CauseWords = {
  title: 'not a key for asking a model',
  lead: (s) => formOf(s).lead(s),
  meaning: (s) => [formOf(s).meaning, nothing],
  next: (s) => [formOf(s).next, ...further(s)],
  more: [
    'Keys that can ask a model: project keys (sk-proj-), service account keys (sk-svcacct-), and legacy keys (sk- and 48 characters) while they last.',
    'Keys and texts that cannot: admin keys (sk-admin-) manage an organization; ek_ secrets belong to one Realtime session; tokens that begin with eyJ sign a person in; org-… and proj_… are ids; the list of keys shows every key shortened.',
    'Length and alphabet are never a reason to refuse: OpenAI has changed both before. keycheck refuses only what the beginning of the text makes certain.',
  ],
  sources: [links.administration, links.apiKeys],
  example: 'sk-admin-…, ek_…, eyJ…, org-…, proj_…, sk-…•••…x9Qa',
};
