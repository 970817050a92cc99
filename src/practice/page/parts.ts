import type { Platform } from '../platform.ts';
import { html, type Markup } from './html.ts';

type Field = {
  name: string;
  label: string;
  value?: string;
  help?: string;
  type?: string;
  id?: string;
  required?: boolean;
  min?: number;
  max?: number;
  step?: string;
  /** For numbers and codes: a field as short as what goes into it. */
  short?: boolean;
};

/** A labelled line of input. */
export function field({
  name,
  label,
  value = '',
  help,
  type = 'text',
  id = name,
  required,
  min,
  max,
  step,
  short = type === 'number',
}: Field): Markup {
  const described = help !== undefined && html` aria-describedby="${id}-help"`;
  return html`<div class="field${short && html` short`}"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off" spellcheck="false"${described}${required && html` required`}${
    min !== undefined && html` min="${min}"`
  }${max !== undefined && html` max="${max}"`}${step !== undefined && html` step="${step}"`}>
${help !== undefined && html`<p class="help" id="${id}-help">${help}</p>`}</div>`;
}

/** A box to tick. */
export const tick = (
  name: string,
  label: string,
  on: boolean,
  help?: string,
  value = 'on',
  id = name,
): Markup => html`<p class="tick">
<input type="checkbox" id="${id}" name="${name}" value="${value}"${on && html` checked`}${help !== undefined && html` aria-describedby="${id}-help"`}><label for="${id}">${label}</label>
${help !== undefined && html`<span class="help" id="${id}-help">${help}</span>`}</p>`;

/** A list to choose one from. */
export const choice = (
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen?: string,
  id = name,
): Markup =>
  html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${name}">${options.map(
    ([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )}</select></div>`;

/** A list to choose one from, in groups. */
export const grouped = (
  name: string,
  label: string,
  groups: ReadonlyMap<string, readonly (readonly [value: string, text: string])[]>,
  help: string,
): Markup => html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}" aria-describedby="${name}-help">${[...groups].map(
  ([group, options]) =>
    html`<optgroup label="${group}">${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</optgroup>`,
)}</select><p class="help" id="${name}-help">${help}</p></div>`;

/** A form that changes something: it carries the token, without which nothing is changed. */
export const form = ({ token }: Platform, action: string, content: Markup): Markup =>
  html`<form method="post" action="/do/${action}"><input type="hidden" name="token" value="${token}">${content}</form>`;

/** A form that is one button. `about` tells it from its neighbours for those who hear the page. */
export const button = (
  platform: Platform,
  action: string,
  label: string,
  values: Record<string, string> = {},
  about = label,
): Markup =>
  form(
    platform,
    action,
    html`${Object.entries(values).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}<button class="plain"${about !== label && html` aria-label="${about}"`}>${label}</button>`,
  );

export const card = (title: string, content: Markup): Markup =>
  html`<section class="card"><h2>${title}</h2>${content}</section>`;

export const dollars = (amount: number): string =>
  `$${amount.toFixed(amount !== 0 && Math.abs(amount) < 0.01 ? 6 : 2)}`;

/** Cents as dollars in a field; empty for no limit. */
export const limitText = (cents: number | null): string => (cents === null ? '' : String(cents / 100));
