import { withKey } from './field-rules.ts';

/** A form that was not taken: its action, what was filled in, and what is wrong with which field (null: with none of them). */
export type Refused = { action: string; form: URLSearchParams; field: string | null; fault: string };

/** What a form shows in its fields: what stands in the state or, where it has just been refused, what was filled in. */
export type Typed = {
  text(name: string, otherwise: string): string;
  ticked(name: string, value: string, otherwise: boolean): boolean;
  /** What is wrong with that field; null where nothing is. */
  fault(name: string): string | null;
};

const untouched: Typed = {
  text: (_name, otherwise) => otherwise,
  ticked: (_name, _value, otherwise) => otherwise,
  fault: () => null,
};

/**
 * The fields of that form. `id` tells forms of one action apart. A key that was put into a field is not shown again: this page shows keys in
 * one place only.
 */
export function typedIn(refused: Refused | null, action: string, id: string | null): Typed {
  if (refused?.action !== action || refused.form.get('id') !== id) return untouched;
  const { form } = refused;
  return {
    text(name) {
      const text = form.get(name) ?? '';
      return withKey(text) ? '' : text;
    },
    ticked: (name, value) => form.getAll(name).includes(value),
    fault: (name) => (name === refused.field ? refused.fault : null),
  };
}
