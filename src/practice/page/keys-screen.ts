import { redacted } from '../keys.ts';
import type { Platform } from '../platform.ts';
import type { Key } from '../state.ts';
import type { PracticeWords } from '../words.ts';
import type { Fields } from './fields.ts';
import { html, type Markup } from './html.ts';
import { button, card, form } from './parts.ts';
import { table, timeOf, type View } from './view.ts';

/** “Create new secret key” with name, project and permission, and the keys that were made. */
export function keys(view: View): Markup {
  const { platform, words } = view;
  const { keys: say } = words;
  const { state } = platform;
  const { columns } = say;
  const rows = state.keys.map((key) => keyRow(platform, words, key));
  const head = [columns.name, columns.project, columns.permission, columns.used, columns.state, columns.change];
  return html`<p class="lead">${say.lead}</p>
${card(
  say.createTitle,
  form(view, 'create-key', (fields) => newKey(view, fields)),
)}
${card(say.listTitle, rows.length === 0 ? html`<p>${say.empty}</p>` : table(say.listTitle, head, rows))}`;
}

function newKey({ platform, words }: View, { field, tick, group, choice }: Fields): Markup {
  const { keys: say } = words;
  const levels = (['all', 'restricted', 'read-only'] as const).map((level) =>
    tick({
      name: 'permission',
      label: say.levels[level],
      help: say.levelHelp[level],
      on: level === 'restricted',
      value: level,
      id: `p-${level}`,
      type: 'radio',
      first: level === 'all',
    }),
  );
  const scopes = Object.entries(say.scopeNames).map(([scope, label], at) =>
    tick({ name: 'scope', label, on: scope === 'model.request', value: scope, id: `s-${scope}`, first: at === 0 }),
  );
  const active = platform.state.projects.filter(({ status }) => status === 'active');
  return html`${field({ name: 'name', label: say.name, required: true })}
${choice({ name: 'project', label: say.project, options: active.map(({ id, name }) => [id, name] as const) })}
<div class="pair">${group({ name: 'permission', legend: say.permission, content: html`${levels}` })}
${group({ name: 'scope', legend: say.scopes, content: html`${scopes}` })}</div>
<button>${say.create}</button>`;
}

function keyRow(platform: Platform, words: PracticeWords, key: Key): Markup[] {
  const { keys: say } = words;
  const expired = key.expiresAt !== null && key.expiresAt <= platform.now();
  const state = key.revoked ? say.revoked : expired ? say.expired : say.inForce;
  const act = (action: string, label: string) =>
    button(platform, action, label, { id: key.id }, say.about(label, key.name));
  const project = platform.state.projects.find(({ id }) => id === key.project)?.name ?? '';
  const gone = key.revoked || expired;
  return [
    html`<strong>${key.name}</strong><br><span class="help key">${redacted(key.value)}</span>`,
    html`${project}`,
    html`${say.levels[key.permission]}${key.scopes.length > 0 && html`<br><span class="help">${key.scopes.join(', ')}</span>`}`,
    html`${key.lastUsedAt === null ? say.never : timeOf(key.lastUsedAt)}`,
    html`<span class="${gone ? 'bad-word' : 'good-word'}">${state}</span>`,
    html`<div class="row">${gone ? act('restore-key', say.restore) : [act('revoke-key', say.revoke), act('expire-key', say.expireNow)]}</div>`,
  ];
}
