import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';

/** What a copy button says, for the script to read. */
const said = ({ copy }: PracticeWords): Markup =>
  html` data-copy="${copy.button}" data-copied="${copy.done}" data-failed="${copy.failed}"`;

/** Lines to be taken over as they stand: one click selects them all (style.ts), and a button beside them copies. */
export const copyable = (words: PracticeWords, text: string): Markup =>
  html`<div class="copy"><pre tabindex="0"${said(words)}>${text}</pre></div>`;

/** A key in full, in a field that is only read: a tab into it selects the whole. */
export const secretField = (words: PracticeWords, label: string, value: string): Markup =>
  html`<div class="field wide"><label for="key">${label}</label>
<div class="copy"><input id="key" class="key" value="${value}" readonly spellcheck="false" autocomplete="off" aria-describedby="key-help"${said(words)}></div>
<p class="help" id="key-help">${words.copy.help}</p></div>`;

/**
 * All that the page runs, and it works without: a button beside what is there to be copied. It comes from here, so that nobody meets a
 * button that does nothing.
 */
export const script = `
for (const source of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = source.dataset.copy;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    const text = source.value ?? source.textContent;
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    said.textContent = await navigator.clipboard.writeText(text).then(() => source.dataset.copied, () => source.dataset.failed);
  });
  source.after(button, said);
}
`;
