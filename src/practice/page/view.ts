import type { Platform } from '../platform.ts';
import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';

/** What a screen is made from. */
export type View = {
  platform: Platform;
  words: PracticeWords /** Such as `http://127.0.0.1:4141`. */;
  address: string;
  live: boolean;
};

/** A table that can be scrolled by keyboard where it is too wide. */
export const table = (caption: string, head: readonly string[], rows: readonly Markup[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** The time of day, UTC. */
export const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
