import { redacted } from '../keys.ts';
import type { Platform } from '../platform.ts';
import type { Key } from '../state.ts';
import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';
import { button, card, choice, field, form, tick } from './parts.ts';
import { table, timeOf, type View } from './view.ts';

/** “Create new secret key” with name, project and permission, and the keys that were made. */
export function keys({ platform, words }: View): Markup {
  const { keys: say } = words;
  const { state } = platform;
  const { columns } = say;
  const active = state.projects.filter(({ status }) => status === 'active');
  const rows = state.keys.map((key) => keyRow(platform, words, key));
  const head = [columns.name, columns.project, columns.permission, columns.used, columns.state, columns.change];
  const levels = (['all', 'restricted', 'read-only'] as const).map(
    (level) =>
      html`<p class="tick"><input type="radio" name="permission" id="p-${level}" value="${level}" aria-describedby="p-${level}-help"${
        level === 'restricted' && html` checked`
      }><label for="p-${level}">${say.levels[level]}</label> <span class="help" id="p-${level}-help">${say.levelHelp[level]}</span></p>`,
  );
  const scopes = Object.entries(say.scopeNames).map(([scope, text]) =>
    tick('scope', text, scope === 'model.request', undefined, scope, `s-${scope}`),
  );
  return html`<p class="lead">${say.lead}</p>
${card(
  say.createTitle,
  form(
    platform,
    'create-key',
    html`${field({ name: 'name', label: say.name, required: true })}
${choice(
  'project',
  say.project,
  active.map(({ id, name }) => [id, name] as const),
)}
<div class="pair"><fieldset><legend>${say.permission}</legend>${levels}</fieldset>
<fieldset><legend>${say.scopes}</legend>${scopes}</fieldset></div>
<button>${say.create}</button>`,
  ),
)}
${card(say.listTitle, rows.length === 0 ? html`<p>${say.empty}</p>` : table(say.listTitle, head, rows))}`;
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
