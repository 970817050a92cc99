import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { assign, hostOf } from '../phrases.ts';

/** Causes about the proof of identity (certificate) at the other end. */

const notSent = 'The key was not sent, so nothing is known about it.';
const never = 'Never switch the check off: others could then read the key.';

const certificateFile = (s: Situation): string =>
  assign(
    'NODE_EXTRA_CA_CERTS',
    s.platform === 'win32' ? 'C:\\path\\to\\company-root.pem' : '/path/to/company-root.pem',
    s.shell,
  );

const notYet = (s: Situation): boolean =>
  s.facts.reason === 'not-yet-valid' || (s.facts.validFrom !== undefined && s.facts.validTo === undefined);

function dates(s: Situation): string[] {
  if (s.facts.validFrom !== undefined && notYet(s)) return [`It is valid from ${shown(s.facts.validFrom, 20)}.`];
  return s.facts.validTo === undefined ? [] : [`It was valid until ${shown(s.facts.validTo, 20)}.`];
}

export const tlsCauses = {
  'tls-untrusted': {
    title: 'certificate not trusted',
    lead: (s) =>
      `Not trusted: what answers for ${hostOf(s)} shows a certificate (proof of identity) that this machine does not trust.`,
    meaning: () => [`Often it is a company's filter (proxy) on the way. ${notSent}`],
    next: (s) => [
      `Ask IT for the company's root certificate file, then check again with\n  ${certificateFile(s)}\n  npx keycheck verify`,
      ...(s.endpoint.kind === 'elsewhere' || s.endpoint.kind === 'loopback'
        ? ['If it is your own server: name its certificate in the same way.']
        : []),
      never,
    ],
    more: [
      'Companies and some antivirus programs open encrypted connections and close them again with a certificate of their own. Browsers on such machines know it; Node does not, until NODE_EXTRA_CA_CERTS names its file.',
      'NODE_EXTRA_CA_CERTS adds one authority and keeps all checks. NODE_TLS_REJECT_UNAUTHORIZED=0 ends all checks: do not use it, whoever recommends it.',
      'If there is no such filter where you are, somebody may be listening: try another network before you send a key.',
    ],
    sources: [links.nodeCertificates],
    example: 'SELF_SIGNED_CERT_IN_CHAIN, UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  },
  'tls-expired': {
    title: 'certificate out of date',
    lead: (s) =>
      s.facts.reason === 'clock-behind'
        ? `Wrong clock: by this machine's date, the certificate of ${hostOf(s)} cannot be valid.`
        : notYet(s)
          ? `Not yet valid: by this machine's clock, the certificate of ${hostOf(s)} has not begun.`
          : `Out of date: by this machine's clock, the certificate of ${hostOf(s)} has ended.`,
    meaning: (s) => [
      ...dates(s),
      notSent,
      s.facts.reason === 'clock-behind'
        ? 'That date is before keycheck itself was made.'
        : notYet(s)
          ? "Most likely this machine's clock is wrong."
          : "Either the server has an old certificate, or this machine's clock is wrong.",
    ],
    next: (s) => [
      s.ci
        ? "See the runner's date and set its clock, then run this job again."
        : 'See whether the date and time of this machine are right, and switch on setting them by themselves. Then:\n  npx keycheck verify',
      ...(s.endpoint.kind === 'openai'
        ? [
            'If the clock is right: something between here and OpenAI shows an old certificate. Ask IT, or try another network.',
          ]
        : [`If the clock is right: ask whoever runs ${hostOf(s)}.`]),
    ],
    more: [
      'A certificate is valid from one day to another. A clock that is years off, as after an empty battery or in a sleeping virtual machine, makes every certificate look wrong.',
      never,
    ],
    sources: [],
    example: 'CERT_HAS_EXPIRED, CERT_NOT_YET_VALID',
  },
  'tls-wrong-host': {
    title: 'certificate of another host',
    lead: (s) => `Wrong host: what answers for ${hostOf(s)} shows the certificate of another host.`,
    meaning: () => [
      notSent,
      'A base URL with the wrong name, a Wi-Fi sign-in page, or something on the way that passes itself off.',
    ],
    next: (s) => [
      s.endpoint.kind === 'openai'
        ? 'Open any page in a browser, sign in to the network if it asks you to, and check again:\n  npx keycheck verify'
        : `See whether the host in the base URL is right: ${hostOf(s)}`,
      never,
    ],
    more: [
      'The certificate is good, but for another name. Sign-in pages of hotels and trains do that, and so do servers reached by a wrong name or by their bare address.',
    ],
    sources: [],
    example: 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  'tls-protocol': {
    title: 'no secure connection',
    lead: (s) => `No secure connection: ${hostOf(s)} and this machine could not agree on one.`,
    meaning: (s) => [
      notSent,
      s.facts.reason === 'plain-http'
        ? 'Something that speaks plain http answers at that address.'
        : 'Something that speaks plain http, or very old encryption, may sit at that address.',
    ],
    next: (s) => [
      s.endpoint.kind === 'openai'
        ? 'Try another network; if it works there, ask IT what opens encrypted connections here.'
        : `See whether ${shown(s.endpoint.baseUrl)} is the right address and port.${s.endpoint.kind === 'loopback' ? ' On this machine it may have to begin with http:' : ''}`,
    ],
    more: [
      'https needs both ends to speak TLS 1.2 or newer. A port that speaks plain http answers in a way that looks like broken encryption.',
    ],
    sources: [],
    example: 'ERR_SSL_WRONG_VERSION_NUMBER',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
