import type { SourceInfo, Warning, WarningCode } from '../../core/report.ts';
import { links } from '../links.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';
import { here, listed, placeOf, server } from './phrases.ts';
import { listOf, removed } from './removed.ts';

/** What is said of everything that does not change the verdict. */

const place = (info: SourceInfo, s: Situation): string =>
  `${placeOf(info, s)}${info.tail === null ? '' : ` (…${shown(info.tail)})`}`;

const at = (path: string | null, line: number | null): string =>
  path === null ? '' : line === null ? ` in ${shown(path)}` : ` in ${shown(path)}, line ${line}`;

type Shape = Extract<Warning, { code: 'unusual-key-shape' }>;

/** What is unusual about a key's text; never a reason to refuse it. */
const shapes: Readonly<Record<Shape['shape'], (w: Shape) => string>> = {
  length: (w) => `The key has ${w.length} characters, which is not a usual length. Was it copied whole?`,
  short: (w) => `The key has only ${w.length} characters. Was it copied whole?`,
  marker: () =>
    "The key lacks the mark in the middle that OpenAI's keys have. If a reseller sold it, it works only at the seller's address.",
  alphabet: () => "The key holds characters that OpenAI's keys do not have.",
  prefix: () => "The key does not begin as OpenAI's keys do (sk-).",
  vendor: (w) =>
    `The key looks like one of ${w.vendor === undefined ? 'another vendor' : shown(w.vendor, 40)}; it was used as the address asks for it.`,
};

export const warnings: { [C in WarningCode]: (w: Extract<Warning, { code: C }>, s: Situation) => string } = {
  'shadowed-source': (w, s) => {
    const others = listed(w.others.map((other) => place(other, s)));
    return `There are different keys: the one in ${place(w.used, s)} is used; not used: ${others}. Programs started here may choose as keycheck did.`;
  },
  'unusual-key-shape': (w) => shapes[w.shape](w),
  'not-verified': () => 'Nothing was sent, so whether the key works is not known.',
  'credit-not-checked': () =>
    'A free request does not show whether there is credit. To see that: --level call (about $0.00001).',
  'model-not-checked': (w) =>
    `The server has no page for the single model ${shown(w.model, 50)}, so only the list of models was asked for.`,
  'scope-not-checked': () =>
    'The key is real, but may not see models; whether it may ask one was not checked. To see that: --level call.',
  'project-not-confirmed': (w) =>
    `The answer did not say which ${w.id} it was for, so ${shown(w.asked, 40)} is not confirmed.`,
  'unusual-answer': (w, s) =>
    `The key was accepted by ${server(s)}, but the answer ended unusually (${shown(w.status, 40)}).`,
  'client-exposed-key': (w) =>
    `${shown(w.variable)}${at(w.path, w.line)} holds a key under a name that front-end tools put into browser code. If it was published, delete that key: ${links.apiKeys.url}`,
  'unsafe-tls': (_, s) =>
    `NODE_TLS_REJECT_UNAUTHORIZED=0 is set in ${here(s)}: your programs do not check who receives the key. keycheck checked all the same. Remove the variable.`,
  'readers-disagree': (w) =>
    `Programs read${at(w.path, w.line)} differently (${listed(w.readers.map((reader) => shown(reader, 30)))}). Put the value in plain form, without quotes or blanks.`,
  'env-file-unreadable': (w) => `${shown(w.path)} could not be read, and was left out.`,
  'custom-base-url': (w, s) => {
    const from = {
      flag: '--base-url',
      process: `OPENAI_BASE_URL in ${here(s)}`,
      'env-file': `OPENAI_BASE_URL${at(w.path, null)}`,
    }[w.from];
    return `The key is for ${shown(w.host)} here, named by ${from}, not to api.openai.com. Whoever runs that host can read it.`;
  },
  'model-retires': (w) =>
    `${shown(w.model, 50)} is retired on ${shown(w.date, 20)}. Choose a newer model before that day.`,
  'pull-request-target': () =>
    'This workflow runs on pull_request_target: code from a stranger can run beside your secrets. Prefer pull_request.',
  'repaired-key': (w) =>
    `Around the key in ${shown(w.variable, 50)} there was more: ${listOf(w.removed.map((thing) => removed[thing]))}. keycheck took it off to check the key; your program may not. Set the variable again with nothing but the key.`,
  'owner-not-kept': (w) =>
    `${shown(w.path)} belonged to another user or group, and this system did not let keycheck keep that: it is yours now, and its group may no longer read it.`,
  'mode-not-kept': (w) =>
    `The disk that ${shown(w.path)} is on did not take its permissions: the folder or the drive decides who can read it. If others use this machine, keep the key elsewhere.`,
  'folder-not-synced': (w) =>
    `${shown(w.path)} is written, but this disk did not confirm it. If the power fails within moments, look whether it is there.`,
};
