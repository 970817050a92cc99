import type { Answer } from './answer.ts';

/** What every answer of the API is marked with, beside its own headers. */
export type Headers = Readonly<Record<string, string>>;

/** What left, as a client's library hands it over: a reply with its text so far, or nothing that counts as one. */
export type Sent =
  | { kind: 'reply'; status: number; headers: Headers; text: string; ended: 'complete' | 'cut' }
  /** The connection stays open and silent, or is reset. */
  | { kind: 'hang' | 'reset' };

/** The text of a body that is not a stream. */
export const textOf = ({ json, text }: Answer): string => (json === undefined ? (text ?? '') : JSON.stringify(json));

/** The half of a text or of a list that leaves before a cut. */
export const halfOf = (length: number): number => length >> 1;

/** How much of an event leaves after the last whole one before a cut: enough to be seen, too little to be read. */
export const scrap = 20;

/** What a client got of this answer. `headers` are those that every answer of the API has. */
export function sent(answer: Answer, headers: Headers): Sent {
  const { spoilt, events, status } = answer;
  if (spoilt === 'hang' || spoilt === 'reset') return { kind: spoilt };
  const type = events ? 'text/event-stream; charset=utf-8' : 'application/json';
  const whole = events ? events.join('') : textOf(answer);
  const half = events
    ? events.slice(0, halfOf(events.length)).join('') + (events[halfOf(events.length)]?.slice(0, scrap) ?? '')
    : whole.slice(0, halfOf(whole.length));
  return {
    kind: 'reply',
    status,
    headers: { 'content-type': type, ...headers, ...answer.headers },
    text: spoilt ? half : whole,
    ended: spoilt ? 'cut' : 'complete',
  };
}
