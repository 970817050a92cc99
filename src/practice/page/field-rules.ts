import { holdsKey } from '../../core/key/mask.ts';
import type { StateFault } from '../state-patch.ts';
import type { PracticeWords } from '../words.ts';

/** The fields of forms whose name is not the one that the state has for it. */
const formName: Record<string, string> = { spendLimitCents: 'limit', credits: 'amount', ids: 'models' };

/** What else than a text fits into a field. */
const ruleOf: Record<string, keyof PracticeWords['refused'] & ('choice' | 'models' | 'number' | 'share' | 'whole')> = {
  permission: 'choice',
  residency: 'choice',
  models: 'models',
  limit: 'number',
  rate: 'share',
  next: 'whole',
  seed: 'whole',
};

/** What the state would not take, as its field's rule; in the state's own words where it is no field of the form. */
export function misfit(
  { path, message }: StateFault,
  form: URLSearchParams,
  { refused }: PracticeWords,
): { fault: string; field?: string } {
  const field = fieldOf(path, form);
  return field === null ? { fault: message } : { fault: refused[ruleOf[field] ?? 'text'], field };
}

/** The field that a place of the state was filled from, such as `limit` for `projects[0].spendLimitCents`; null for none. */
function fieldOf(path: string, form: URLSearchParams): string | null {
  const parts = path.split('.').map((part) => part.replace(/\[\d+\]$/, ''));
  const names = parts.reverse().map((part) => formName[part] ?? part);
  return names.find((name) => name !== 'id' && form.has(name)) ?? null;
}

/** Whether a key, which may be one of this platform, stands among the words of a text. */
export const withKey = (text: string): boolean => text.split(/\s+/).some(holdsKey);

/** The first field that a key was put into, or null. */
export const fieldWithKey = (form: URLSearchParams): string | null =>
  [...form].find(([name, text]) => name !== 'token' && withKey(text))?.[0] ?? null;
