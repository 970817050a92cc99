import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, hostOf, removeSetting, removeVariable } from '../phrases.ts';

/** Causes about settings around the key: where it may be sent, how, and whether a job may have it. */

/** What was most likely meant; an address in a step has only the characters of one. */
function rightAddress(s: Situation): string {
  const meant = s.facts.suggestion;
  if (meant !== undefined && /^https?:\/\/[\w.:/[\]-]{1,200}$/.test(meant))
    return `Probably this is meant:\n  ${meant}`;
  return 'Write it in full, such as https://api.openai.com/v1, ending where the API begins.';
}

/** Where the address stands: `--base-url`, `OPENAI_BASE_URL`, `OPENAI_BASE_URL in .env line 4`. */
function addressPlace(s: Situation): string {
  const file = fileOf(s);
  if (file) return `${shown(s.facts.variable ?? 'OPENAI_BASE_URL')} in ${file}`;
  const setting = s.settings.baseUrl;
  if (setting?.source === 'flag') return '--base-url';
  return shown(s.facts.variable ?? setting?.variable ?? '--base-url');
}

const wrongAddress: Readonly<Record<string, string>> = {
  malformed: 'is not a web address that keycheck can read',
  'not-https': 'begins with http:, so anybody on the way could read the key',
  userinfo: 'holds a user name or a password',
  scheme: 'does not begin with https:',
  'control-characters': 'holds line breaks or control characters',
  'endpoint-path': 'goes on to a single request; it should end before that, as in …/v1',
  'missing-version': 'lacks the /v1 at its end',
  'web-page': 'is a page for people, not the address of an API',
  backslash: 'holds a backslash, which programs read in different ways',
  query: 'holds a ? or #, and what is added behind it would be lost',
};

function addressLead(s: Situation): string {
  const place = addressPlace(s);
  const reason = s.facts.reason ?? '';
  if (reason === 'from-other-file')
    return `Refused address: ${place} would send the key to ${hostOf(s)}, and the key comes from another place.`;
  if (reason === 'needs-consent') return `Unconfirmed address: ${place} would send the key to ${hostOf(s)}.`;
  return `Refused address: ${place} ${wrongAddress[reason] ?? 'is not an address that a key may be sent to'}.`;
}

function addressMeaning(s: Situation): string[] {
  const consent = s.facts.reason === 'from-other-file' || s.facts.reason === 'needs-consent';
  return consent
    ? [
        'Whoever runs that host can read the key and everything you send. A folder from somebody else may hold such a line on purpose.',
        'Nothing was sent.',
      ]
    : ['Nothing was sent.'];
}

function addressNext(s: Situation): string[] {
  const setting = s.settings.baseUrl;
  const file = fileOf(s);
  const remove = file
    ? `Delete ${shown(s.facts.variable ?? 'OPENAI_BASE_URL')} from ${file} to use OpenAI's own address.`
    : setting
      ? removeSetting(setting, '--base-url', s)
      : "Leave it out to use OpenAI's own address.";
  switch (s.facts.reason) {
    case 'needs-consent':
      return [`If you know that host, allow it:\n  npx keycheck verify --allow-base-url`, remove];
    case 'from-other-file':
      return [remove, 'If you know that host, name the address itself with --base-url.'];
    default:
      return [rightAddress(s), remove];
  }
}

export const settingCauses = {
  'unsafe-base-url': {
    title: 'an address the key may not be sent to',
    lead: addressLead,
    meaning: addressMeaning,
    next: addressNext,
    more: [
      "The base URL decides who receives the key. OpenAI's own hosts need no consent; another host is used when you name it by --base-url or set OPENAI_BASE_URL yourself in the environment.",
      'A base URL in an env file is used freely only toward this machine, and with --allow-base-url when the same file gave the key. In any other file it is refused: a downloaded folder could otherwise collect keys.',
      'Plain http is allowed to this machine only. A key that once went out over http elsewhere counts as read: delete it and make a new one.',
    ],
    sources: [links.apiKeys],
    example: 'OPENAI_BASE_URL=http://proxy.example/v1',
  },
  'unsafe-tls': {
    title: 'certificate checks switched off',
    lead: () => 'Unsafe: NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of who receives the key.',
    meaning: () => [
      'keycheck checks certificates all the same; your own programs do not, and anybody on the way could read the key.',
    ],
    next: (s) => [
      removeVariable('NODE_TLS_REJECT_UNAUTHORIZED', s),
      "If it was set because of a company's filter: ask IT for the root certificate file, and name it in NODE_EXTRA_CA_CERTS.",
    ],
    more: [
      "The variable makes Node accept every certificate, a forged one too. It is often set after an error with a company's filter (proxy), as a way around it.",
      "The safe way is to trust that one certificate: NODE_EXTRA_CA_CERTS names a file with the company's root certificate, and all other checks stay.",
    ],
    sources: [links.nodeCertificates],
    example: 'NODE_TLS_REJECT_UNAUTHORIZED=0',
  },
  'fork-without-secrets': {
    title: 'no secrets for this pull request',
    lead: (s) =>
      s.facts.reason === 'dependabot'
        ? 'Not checked: what Dependabot starts gets no secrets, so there is no key here.'
        : 'Not checked: a pull request from a fork gets no secrets, so there is no key here.',
    meaning: () => ['This is how CI protects keys from strangers. It says nothing about the key.'],
    next: () => [
      'If such pull requests should pass with a visible note, run:\n  npx keycheck verify --on-fork skip',
      'A maintainer can run the check on a branch of the repository itself.',
    ],
    more: [
      'On GitHub, workflows that a pull request from a fork starts get empty secrets; what Dependabot starts counts as such (it has secrets of its own, under Dependabot secrets).',
      'Do not switch to pull_request_target to get at the key: with it, code from a stranger can run beside your secrets.',
      'With --on-fork skip the run ends with 0 and says "skipped" in the log and in JSON, so that green does not read as checked.',
    ],
    sources: [],
    example: 'OPENAI_API_KEY is empty; GITHUB_EVENT_NAME=pull_request; the head repository is another one',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
