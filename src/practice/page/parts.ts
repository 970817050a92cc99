import type { Platform } from '../platform.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { html, type Markup } from './html.ts';
import { typedIn } from './typed.ts';
import type { View } from './view.ts';

/**
 * A form that changes something: it carries the token, without which nothing is changed. `id` is the thing that it changes, where there are
 * several of its kind.
 */
export const form = (
  { platform, refused }: Pick<View, 'platform' | 'refused'>,
  action: string,
  content: (fields: Fields) => Markup,
  id: string | null = null,
): Markup =>
  posted(platform, action, html`${id !== null && hidden('id', id)}${content(fieldsOf(typedIn(refused, action, id)))}`);

const posted = ({ token }: Platform, action: string, content: Markup): Markup =>
  html`<form method="post" action="/do/${action}">${hidden('token', token)}${content}</form>`;

const hidden = (name: string, value: string): Markup => html`<input type="hidden" name="${name}" value="${value}">`;

/** A form that is one button. `about` tells it from its neighbours for those who hear the page. */
export const button = (
  platform: Platform,
  action: string,
  label: string,
  values: Record<string, string> = {},
  about = label,
): Markup =>
  posted(
    platform,
    action,
    html`${Object.entries(values).map(([name, value]) => hidden(name, value))}<button class="plain"${
      about !== label && html` aria-label="${about}"`
    }>${label}</button>`,
  );

export const card = (title: string, content: Markup): Markup =>
  html`<section class="card"><h2>${title}</h2>${content}</section>`;

export const dollars = (amount: number): string =>
  `$${amount.toFixed(amount !== 0 && Math.abs(amount) < 0.01 ? 6 : 2)}`;

/** Cents as dollars in a field; empty for no limit. */
export const limitText = (cents: number | null): string => (cents === null ? '' : String(cents / 100));
