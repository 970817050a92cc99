import { html, type Markup } from './html.ts';
import type { Typed } from './typed.ts';

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

type Tick = {
  name: string;
  label: string;
  on: boolean;
  help?: string;
  value?: string;
  id?: string;
  type?: 'checkbox' | 'radio';
  /** The first box of a group: the one to go to where the group was not filled in as it must be. */
  first?: boolean;
};

type Options = readonly (readonly [value: string, text: string])[];
type Choice = { name: string; label: string; options: Options; chosen?: string; id?: string };
type Grouped = { name: string; label: string; groups: ReadonlyMap<string, Options>; help: string };
type Group = { name: string; legend: string; content: Markup };

/** The fields of one form. */
export type Fields = ReturnType<typeof fieldsOf>;

/**
 * Makes the fields of a form, filled in as it was if it has just been refused. What is wrong stands below its field, is read out with it, and
 * that field has the focus.
 */
export const fieldsOf = (typed: Typed) => ({
  /** A labelled line of input. */
  field({ name, label, value = '', help, type = 'text', id = name, required, min, max, step, short }: Field): Markup {
    const limits = html`${min !== undefined && html` min="${min}"`}${max !== undefined && html` max="${max}"`}${step !== undefined && html` step="${step}"`}`;
    return html`<div class="field${(short ?? type === 'number') && html` short`}"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" value="${typed.text(name, value)}" autocomplete="off" spellcheck="false"${told(typed, name, id, help)}${required && html` required`}${limits}>
${below(typed, name, id, help)}</div>`;
  },

  /** A box to tick, or one of several. */
  tick({ name, label, on, help, value = 'on', id = name, type = 'checkbox', first }: Tick): Markup {
    const focus = first && typed.fault(name) !== null;
    return html`<p class="tick">
<input type="${type}" id="${id}" name="${name}" value="${value}"${typed.ticked(name, value, on) && html` checked`}${help !== undefined && html` aria-describedby="${id}-help"`}${focus && html` autofocus`}><label for="${id}">${label}</label>
${help !== undefined && html`<span class="help" id="${id}-help">${help}</span>`}</p>`;
  },

  /** Boxes that belong together. */
  group: ({ name, legend, content }: Group): Markup => {
    const fault = typed.fault(name);
    return html`<fieldset${fault !== null && html` aria-describedby="${name}-fault"`}><legend>${legend}</legend>${content}
${below(typed, name, name)}</fieldset>`;
  },

  /** A list to choose one from. */
  choice({ name, label, options, chosen = '', id = name }: Choice): Markup {
    return html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${name}"${told(typed, name, id)}>${optionsOf(options, typed.text(name, chosen))}</select>
${below(typed, name, id)}</div>`;
  },

  /** A list to choose one from, in groups. */
  grouped({ name, label, groups, help }: Grouped): Markup {
    const chosen = typed.text(name, '');
    return html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}"${told(typed, name, name, help)}>${[...groups].map(
      ([group, options]) => html`<optgroup label="${group}">${optionsOf(options, chosen)}</optgroup>`,
    )}</select>
${below(typed, name, name, help)}</div>`;
  },
});

const optionsOf = (options: Options, chosen: string): Markup[] =>
  options.map(([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`);

/** What a field says about itself beside its label: its help, and what is wrong with it. */
function told(typed: Typed, name: string, id: string, help?: string): Markup {
  const fault = typed.fault(name) !== null;
  const by = [...(fault ? [`${id}-fault`] : []), ...(help === undefined ? [] : [`${id}-help`])].join(' ');
  return html`${by !== '' && html` aria-describedby="${by}"`}${fault && html` aria-invalid="true" autofocus`}`;
}

function below(typed: Typed, name: string, id: string, help?: string): Markup {
  const fault = typed.fault(name);
  return html`${help !== undefined && html`<p class="help" id="${id}-help">${help}</p>`}${
    fault !== null && html`<p class="fault" id="${id}-fault">${fault}</p>`
  }`;
}
