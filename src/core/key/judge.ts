import type { Facts, KeyKind, Warning } from '../report.ts';
import type { Endpoint } from '../sources.ts';
import { holdsSeveralKeys, isMaskedCopy, isUrl } from './form.ts';
import { keyMarker, kindOf, practicePrefix, vendorOf } from './kind.ts';
import { isFiller, isPlaceholder, isReference } from './placeholder.ts';
import { holdsBlank } from './wrapping.ts';

/**
 * What is wrong with a key, as `facts.reason` says it; sentences branch on it.
 * `missing-key`: empty. `placeholder-key`: placeholder, reference. `malformed-key`: blank-inside … several-keys.
 * `wrong-key-kind`: the rest.
 */
export type KeyFault =
  /** Nothing, or nothing but blanks. */
  | 'empty'
  /** `your-api-key`, `sk-...`, `<key>`, `None`. */
  | 'placeholder'
  /** `op://…`, `encrypted:…`, `${VAR}`: kept elsewhere, and nothing put it in its place. */
  | 'reference'
  | 'blank-inside'
  | 'line-break-inside'
  /** Control characters, ESC among them. */
  | 'control-inside'
  /** Letters or signs that no HTTP header can carry, zero-width ones too. */
  | 'non-ascii'
  /** Over 8 kB. */
  | 'too-long'
  /** Two different keys, with or without something between them. */
  | 'several-keys'
  /** `sk-admin-…`: manages the organisation, cannot call models. */
  | 'admin'
  /** `ek_…`: for Realtime sessions only. */
  | 'realtime-secret'
  /** The shortened name of a key, with dots, bullets or asterisks in the middle. */
  | 'masked-copy'
  /** `org-…`. */
  | 'organization-id'
  /** `proj_…`. */
  | 'project-id'
  | 'url'
  /** `eyJ…`: a sign-in token such as ChatGPT's. */
  | 'session-token'
  /** `facts.vendor` says whose. */
  | 'other-vendor'
  /** A key of the practice platform, toward OpenAI. */
  | 'practice-key';

export type Verdict =
  | { ok: true; kind: KeyKind; warnings: Warning[] }
  | {
      ok: false;
      cause: 'missing-key' | 'placeholder-key' | 'malformed-key' | 'wrong-key-kind';
      kind: KeyKind;
      facts: Facts;
    };

type Refusal = { cause: Exclude<Verdict, { ok: true }>['cause']; reason: KeyFault; vendor?: string };

/** In characters; a header of that size is refused by servers anyway. */
const longestKey = 8192;

function formFault(text: string): KeyFault | null {
  if (holdsSeveralKeys(text)) return 'several-keys';
  if (/[\r\n\v\f\u0085\u2028\u2029]/.test(text)) return 'line-break-inside';
  if (holdsBlank(text)) return 'blank-inside';
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) return 'control-inside';
  return /[^\u0021-\u007e]/.test(text) ? 'non-ascii' : null;
}

/** What the text shows by itself, wherever it would be sent. */
function refusalAnywhere(text: string): Refusal | null {
  if (text.trim() === '') return { cause: 'missing-key', reason: 'empty' };
  if (text.length > longestKey) return { cause: 'malformed-key', reason: 'too-long' };
  if (isReference(text)) return { cause: 'placeholder-key', reason: 'reference' };
  if (isPlaceholder(text)) return { cause: 'placeholder-key', reason: 'placeholder' };
  if (isMaskedCopy(text)) return { cause: 'wrong-key-kind', reason: 'masked-copy' };
  if (isUrl(text)) return { cause: 'wrong-key-kind', reason: 'url' };
  const fault = formFault(text);
  if (fault !== null) return { cause: 'malformed-key', reason: fault };
  if (text.startsWith('sk-admin-')) return { cause: 'wrong-key-kind', reason: 'admin' };
  if (text.startsWith('ek_')) return { cause: 'wrong-key-kind', reason: 'realtime-secret' };
  if (/^org-[A-Za-z0-9]+$/.test(text)) return { cause: 'wrong-key-kind', reason: 'organization-id' };
  if (/^proj_[A-Za-z0-9]+$/.test(text)) return { cause: 'wrong-key-kind', reason: 'project-id' };
  return null;
}

/** What is refused only where nobody but OpenAI, or this machine, would see the key: a gateway has keys of its own. */
function refusalToward(text: string, kind: KeyKind, toward: Endpoint['kind']): Refusal | null {
  if (toward === 'openai' && kind === 'sandbox') return { cause: 'wrong-key-kind', reason: 'practice-key' };
  if (toward === 'openai' && isFiller(text)) return { cause: 'placeholder-key', reason: 'placeholder' };
  if (toward === 'elsewhere') return null;
  if (kind === 'session-token') return { cause: 'wrong-key-kind', reason: 'session-token' };
  const vendor = vendorOf(text);
  return kind === 'other-vendor' && vendor !== null
    ? { cause: 'wrong-key-kind', reason: 'other-vendor', vendor }
    : null;
}

/** Lengths that keys of a kind have been seen with (facts/openai-api.md §a); kinds that are not here have no fixed one. */
const lengths: Partial<Record<KeyKind, readonly number[]>> = {
  project: [164, 132, 56],
  'service-account': [167, 135],
  legacy: [51, 56],
};

type Shape = Extract<Warning, { code: 'unusual-key-shape' }>['shape'];

/** The most telling thing that is unusual about a key that is sent all the same. */
function unusualShape(text: string, kind: KeyKind): Shape | null {
  if (kind === 'sandbox' && /^[\w-]+$/.test(text) && text.length > practicePrefix.length) return null;
  if (kind === 'other-vendor') return 'vendor';
  if (!text.startsWith('sk-')) return 'prefix';
  if (text.length < 20) return 'short';
  if (!/^[\w-]+$/.test(text)) return 'alphabet';
  if (!text.includes(keyMarker)) return 'marker';
  const usual = lengths[kind];
  return usual !== undefined && !usual.includes(text.length) ? 'length' : null;
}

/**
 * Judges a cleaned key before anything is sent: refuses what is certain to fail, warns of what is unusual, and lets
 * the rest be. Length, alphabet and marker only warn (contract.md). `toward`: what kind of host it would be sent to.
 */
export function judgeKey(text: string, toward: Endpoint['kind']): Verdict {
  const kind = kindOf(text);
  const refusal = refusalAnywhere(text) ?? refusalToward(text, kind, toward);
  if (refusal !== null) {
    const { cause, reason, vendor } = refusal;
    return { ok: false, cause, kind, facts: vendor === undefined ? { reason } : { reason, vendor } };
  }
  const shape = unusualShape(text, kind);
  const vendor = vendorOf(text);
  if (shape === null) return { ok: true, kind, warnings: [] };
  const warning: Warning = { code: 'unusual-key-shape', shape, length: text.length };
  return { ok: true, kind, warnings: [vendor === null ? warning : { ...warning, vendor }] };
}
