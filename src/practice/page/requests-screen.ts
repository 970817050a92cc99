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
  const { requests: say } = words;
  if (entries.length === 0) return html`<p>${say.empty}</p>`;
  const { columns } = say;
  const rows = entries.map((entry) => row(words, entry));
  return table(
    words.screens.requests,
    [columns.time, columns.call, columns.status, columns.key, columns.cause, columns.verify],
    rows,
  );
}

function row(words: PracticeWords, entry: Logged): Markup {
  const { requests: say } = words;
  const { at, method, path, model, status, keyTail } = entry;
  const meaning = entry.meaning();
  return html`<tr><td>${timeOf(at)}</td><td class="key">${method} ${path}${model && html`<br>${model.slice(0, 100)}`}</td>
<td>${status ?? say.noStatus}</td><td class="key">${keyTail === null ? '' : `…${keyTail}`}</td><td>${meaning.cause ?? say.fine}</td><td>${verdict(words, meaning)}</td></tr>`;
}

/** What `keycheck verify` ends with when it meets this answer. */
function verdict({ requests: say }: PracticeWords, { cause, asked }: Meaning): string {
  if (cause !== null) return say.verdict(cause, exitCodeFor(classOf(cause)));
  return asked ? say.ok : say.otherCall;
}
