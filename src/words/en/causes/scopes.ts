import { labels } from '../../links.ts';

/** What a scope is for, in plain words, and the dashboard setting that grants it. */
export type ScopeWords = { right: string; box: string };

const model = labels.modelCapabilities.text;

/** Scopes as error messages name them; the settings come from help pages and threads of 2026. */
const known: Readonly<Record<string, ScopeWords>> = {
  'api.responses.write': { right: 'the right to ask a model for an answer', box: `"${model}" to ${labels.write.text}` },
  'model.request': { right: 'the right to use models', box: `"${model}" to ${labels.write.text}` },
  'api.model.read': {
    right: 'the right to see the list of models',
    box: `"${labels.listModels.text}" to ${labels.read.text}`,
  },
  'api.files.read': { right: 'the right to read uploaded files', box: `"Files" to ${labels.read.text}` },
  'api.files.write': { right: 'the right to upload files', box: `"Files" to ${labels.write.text}` },
};

/** The words for a scope, or null for one that is new to keycheck. */
export const scopeWords = (scope: string): ScopeWords | null =>
  Object.hasOwn(known, scope) ? (known[scope] ?? null) : null;
