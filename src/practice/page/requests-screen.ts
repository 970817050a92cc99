import { classOf } from '../../core/causes/ids.ts';
import { exitCodeFor } from '../../core/exit-codes.ts';
import type { Logged } from '../log.ts';
import type { Meaning } from '../meaning.ts';
import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';
import { table, timeOf, type View } from './view.ts';

/** Everything that came in lately; kept fresh only where a person asked for it. */
export function requests({ platform, words, live }: View): Markup {
  const { requests: say } = words;
  const recent = platform.log.recent();
  return html`<p class="lead">${say.lead}</p>
<p><a href="/requests${live ? '' : '?live=1'}">${live ? say.still : say.live}</a> ${say.total(recent.length, platform.log.total)}</p>
<section class="card">${requestTable(words, recent)}</section>`;
}

/** The calls that came in, and what each would mean to verify. */
export function requestTable(words: PracticeWords, entries: readonly Logged[]): Markup {
  const { columns, empty } = words.requests;
  if (entries.length === 0) return html`<p>${empty}</p>`;
  return table(
    words.screens.requests,
    [columns.time, columns.call, columns.status, columns.key, columns.verify],
    entries.map((entry) => row(words, entry)),
  );
}

function row(words: PracticeWords, entry: Logged): Markup[] {
  const { at, method, path, model, status, keyTail } = entry;
  return [
    html`${timeOf(at)}`,
    html`<span class="key">${method} ${path}</span>${model && html`<br><span class="help key">${model.slice(0, 100)}</span>`}`,
    html`${status ?? words.requests.noStatus}`,
    html`<span class="key">${keyTail === null ? '' : `…${keyTail}`}</span>`,
    verdict(words, entry.meaning()),
  ];
}

/** What `keycheck verify` would say of this answer: the cause in words, and how it would end. */
function verdict(words: PracticeWords, { cause, asked }: Meaning): Markup {
  const { requests: say } = words;
  if (cause === null)
    return html`<span class="${asked ? 'good-word' : 'help'}">${asked ? say.ok : say.otherCall}</span>`;
  return html`<span class="bad-word">${words.causeTitle(cause)}</span><br><span class="help">${say.verdict(cause, exitCodeFor(classOf(cause)))}</span>`;
}
