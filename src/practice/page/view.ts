import type { Platform } from '../platform.ts';
import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';
import type { Refused } from './typed.ts';

/** What a screen is made from. */
export type View = {
  platform: Platform;
  words: PracticeWords;
  /** Such as `http://127.0.0.1:4141`. */
  address: string;
  live: boolean;
  /** The form that has just been refused, and is shown again as it was filled in. */
  refused: Refused | null;
};

/**
 * A table that turns into one card a row where the window is narrow: each cell then carries its column's name (style.ts). The roles say in
 * words what the tags say, because a table that is laid out otherwise is no longer one to every screen reader.
 */
export const table = (caption: string, head: readonly string[], rows: readonly (readonly Markup[])[]): Markup =>
  html`<table role="table" aria-label="${caption}"><thead role="rowgroup"><tr role="row">${head.map(
    (text) => html`<th role="columnheader" scope="col">${text}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, at) => html`<td role="cell" data-label="${head[at]}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;

/** The time of day, by the clock of this machine: the one that the person in front of it reads. */
export function timeOf(seconds: number): string {
  const at = new Date(seconds * 1000);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
