import { classOf } from '../../core/causes/ids.ts';
import { exitCodeFor } from '../../core/exit-codes.ts';
import { faultKinds } from '../faults.ts';
import { redacted } from '../keys.ts';
import type { Logged } from '../log.ts';
import type { Platform } from '../platform.ts';
import { scenarios } from '../scenarios.ts';
import type { Key, Project } from '../state.ts';
import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';
import { pathOf, type ScreenName } from './layout.ts';
import { button, card, choice, dollars, field, form, limitText, tick } from './parts.ts';

/** What a screen is made from. */
export type View = {
  platform: Platform;
  words: PracticeWords /** Such as `http://127.0.0.1:4141`. */;
  address: string;
  live: boolean;
};

/** The way of a newcomer, the state at a glance, and how a program gets here. */
function start({ platform, words, address }: View): Markup {
  const { state, log } = platform;
  const { start: say, requests } = words;
  const way = (screen: ScreenName, text: string) =>
    html`<li>${text} <a href="${pathOf(screen)}">${say.open(words.screens[screen])}</a></li>`;
  const settings = `OPENAI_BASE_URL=${address}/v1\nOPENAI_API_KEY=${say.keyPlaceholder}`;
  const facts = [
    say.credits(dollars(state.organization.credits)),
    say.billing(state.organization.billing === 'active'),
    say.projects(state.projects.filter(({ status }) => status === 'active').length),
    say.keys(state.keys.filter(({ revoked }) => !revoked).length),
    say.faults(state.faults.length),
  ];
  return html`<p class="lead">${say.lead}</p>
${card(
  say.stepsTitle,
  html`<ol class="steps">${way('organization', say.steps.organization)}${way('billing', say.steps.billing)}${way('projects', say.steps.projects)}${way(
    'keys',
    say.steps.keys,
  )}<li>${say.steps.call}</li>${way('switches', say.steps.fail)}</ol>`,
)}
${card(say.stateTitle, html`<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`)}
${card(say.useTitle, html`<p>${say.use}</p><pre tabindex="0">${settings}</pre><p>${say.verify}</p><pre tabindex="0">npx keycheck verify --base-url ${address}/v1</pre>`)}
${card(requests.latest, html`${requestTable(words, log.recent(5))}<p><a href="${pathOf('requests')}">${requests.more}</a></p>`)}`;
}

function organization({ platform, words }: View): Markup {
  const { organization: say } = words;
  const { organization: org, caller, unsupportedCountries } = platform.state;
  return html`<p class="lead">${say.lead}</p>
${form(
  platform,
  'organization',
  html`<section class="card"><h2>${words.screens.organization}</h2>
<p>${say.id}: <code>${org.id}</code></p>
${field({ name: 'name', label: say.name, value: org.name, required: true })}
${tick('verified', say.verified, org.verified, say.verifiedHelp)}
${tick('member', say.member, org.member)}
${tick('deactivated', say.deactivated, org.deactivated)}
${field({ name: 'allowedIps', label: say.allowedIps, value: org.allowedIps.join(' '), help: say.allowedIpsHelp })}
${field({ name: 'ip', label: say.ip, value: caller.ip })}
${field({ name: 'country', label: say.country, value: caller.country, help: say.countryHelp(unsupportedCountries.join(' ')) })}
<button>${words.save}</button></section>`,
)}`;
}

function billing({ platform, words }: View): Markup {
  const { billing: say } = words;
  const { organization: org } = platform.state;
  return html`<p class="lead">${say.lead}</p>
${card(
  say.balance,
  html`<p class="balance">${dollars(org.credits)}</p>
${form(platform, 'credit', html`${field({ name: 'amount', label: say.amount, value: '5', type: 'number', min: 1, max: 1000, step: 'any', required: true })}<button>${say.add}</button>`)}
${button(platform, 'no-credit', say.none)}`,
)}
${form(
  platform,
  'billing',
  html`<section class="card"><h2>${words.screens.billing}</h2>
${tick('active', say.status, org.billing === 'active')}
${field({ name: 'limit', label: say.limit, value: limitText(org.spendLimitCents), type: 'number', min: 0, step: 'any', help: say.limitHelp })}
<p>${say.spent(dollars(org.spentCents / 100))}</p><button>${words.save}</button></section>`,
)}`;
}

function projects({ platform, words }: View): Markup {
  const { projects: say } = words;
  return html`<p class="lead">${say.lead}</p>
${card(say.create, form(platform, 'create-project', html`${field({ name: 'name', label: say.name, required: true })}<button>${say.create}</button>`))}
${platform.state.projects.map((project) => projectCard(platform, words, project))}`;
}

function projectCard(platform: Platform, words: PracticeWords, project: Project): Markup {
  const { projects: say } = words;
  const active = project.status === 'active';
  const { mode, ids } = project.models;
  const models = mode === 'allow_list' ? ids.join(' ') || '-' : '';
  const residencies = [
    ['', say.anywhere],
    ...['us', 'eu', 'ae', 'au', 'in', 'jp'].map((code) => [code, code] as const),
  ] as const;
  const id = (name: string) => `${name}-${project.id}`;
  return card(
    say.about(project.name),
    html`<p><code>${project.id}</code> · <span class="${active ? 'good-word' : 'bad-word'}">${active ? say.active : say.archived}</span></p>
${form(
  platform,
  'project',
  html`<input type="hidden" name="id" value="${project.id}">
${field({ name: 'limit', id: id('limit'), label: say.limit, value: limitText(project.spendLimitCents), type: 'number', min: 0, step: 'any', help: say.limitHelp })}
${field({ name: 'models', id: id('models'), label: say.models, value: models, help: say.modelsHelp })}
${choice('residency', say.residency, residencies, project.residency ?? '', id('residency'))}
<button aria-label="${words.keys.about(words.save, project.name)}">${words.save}</button>`,
)}${button(platform, active ? 'archive' : 'unarchive', active ? say.archive : say.restore, { id: project.id }, words.keys.about(active ? say.archive : say.restore, project.name))}`,
  );
}

function keys({ platform, words }: View): Markup {
  const { keys: say } = words;
  const { state } = platform;
  const { columns } = say;
  const active = state.projects.filter(({ status }) => status === 'active');
  const rows = state.keys.map((key) => keyRow(platform, words, key));
  const head = [
    columns.name,
    columns.key,
    columns.project,
    columns.permission,
    columns.used,
    columns.state,
    columns.change,
  ];
  const levels = (['all', 'restricted', 'read-only'] as const).map(
    (level) =>
      html`<p class="tick"><input type="radio" name="permission" id="p-${level}" value="${level}"${
        level === 'restricted' && html` checked`
      }><label for="p-${level}">${say.levels[level]}</label> <span class="help">${say.levelHelp[level]}</span></p>`,
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
<fieldset><legend>${say.permission}</legend>${levels}</fieldset>
<fieldset><legend>${say.scopes}</legend>${scopes}</fieldset>
<button>${say.create}</button>`,
  ),
)}
${card(say.listTitle, rows.length === 0 ? html`<p>${say.empty}</p>` : table(say.listTitle, head, rows))}`;
}

function keyRow(platform: Platform, words: PracticeWords, key: Key): Markup {
  const { keys: say } = words;
  const expired = key.expiresAt !== null && key.expiresAt <= platform.now();
  const state = key.revoked ? say.revoked : expired ? say.expired : say.inForce;
  const act = (action: string, label: string) =>
    button(platform, action, label, { id: key.id }, say.about(label, key.name));
  const project = platform.state.projects.find(({ id }) => id === key.project)?.name ?? '';
  return html`<tr><th scope="row">${key.name}</th><td class="key">${redacted(key.value)}</td><td>${project}</td>
<td>${say.levels[key.permission]}${key.scopes.length > 0 && html`<br><span class="help">${key.scopes.join(', ')}</span>`}</td>
<td>${key.lastUsedAt === null ? say.never : timeOf(key.lastUsedAt)}</td>
<td><span class="${key.revoked || expired ? 'bad-word' : 'good-word'}">${state}</span></td>
<td>${key.revoked || expired ? act('restore-key', say.restore) : [act('revoke-key', say.revoke), act('expire-key', say.expireNow)]}</td></tr>`;
}

function switches({ platform, words }: View): Markup {
  const { switches: say } = words;
  const { faults } = platform.state;
  const on = faults.map(
    (
      fault,
      at,
    ) => html`<li class="row">${say.kinds[fault.kind]}: ${[say.left(fault.next), say.share(fault.rate)].filter(Boolean).join(', ')}
${button(platform, 'calm-one', say.off, { at: String(at) }, words.keys.about(say.off, say.kinds[fault.kind]))}</li>`,
  );
  return html`<p class="lead">${say.lead}</p>
${card(say.onTitle, faults.length === 0 ? html`<p>${say.nothing}</p>` : html`<ul class="facts">${on}</ul>${button(platform, 'calm', say.allOff)}`)}
${card(
  say.addTitle,
  form(
    platform,
    'fault',
    html`${choice(
      'kind',
      say.kind,
      faultKinds.map((kind) => [kind, say.kinds[kind]] as const),
    )}
${field({ name: 'next', label: say.next, value: '1', type: 'number', min: 1, max: 1_000_000, help: say.nextHelp })}
${field({ name: 'rate', label: say.rate, type: 'number', min: 0, max: 100, help: say.rateHelp })}
${field({ name: 'seed', label: say.seed, value: '1', type: 'number', min: 0, max: 4294967295 })}
<button>${say.add}</button>`,
  ),
)}
${card(
  say.scenarioTitle,
  form(
    platform,
    'scenario',
    html`${choice(
      'cause',
      say.scenario,
      Object.keys(scenarios).map((cause) => [cause, cause] as const),
    )}
<p class="help">${say.scenarioHelp}</p><button>${say.start}</button>`,
  ),
)}
${card(say.resetTitle, html`<p>${say.resetHelp}</p>${button(platform, 'reset', say.reset)}`)}`;
}

function requests({ platform, words, live }: View): Markup {
  const { requests: say } = words;
  const recent = platform.log.recent();
  return html`<p class="lead">${say.lead}</p>
<p><a href="/requests${live ? '' : '?live=1'}">${live ? say.still : say.live}</a> ${say.total(recent.length, platform.log.total)}</p>
<section class="card">${requestTable(words, recent)}</section>`;
}

function requestTable(words: PracticeWords, entries: readonly Logged[]): Markup {
  const { requests: say } = words;
  if (entries.length === 0) return html`<p>${say.empty}</p>`;
  const { columns } = say;
  const rows = entries.map(
    (
      entry,
    ) => html`<tr><td>${timeOf(entry.at)}</td><td class="key">${entry.method} ${entry.path}${entry.model && html`<br>${entry.model.slice(0, 100)}`}</td>
<td>${entry.status ?? say.noStatus}</td><td class="key">${entry.keyTail === null ? '' : `…${entry.keyTail}`}</td><td>${entry.cause ?? say.fine}</td><td>${verdict(words, entry)}</td></tr>`,
  );
  return table(
    words.screens.requests,
    [columns.time, columns.call, columns.status, columns.key, columns.cause, columns.verify],
    rows,
  );
}

/** What `keycheck verify` ends with when it meets this answer. */
function verdict({ requests: say }: PracticeWords, { cause }: Logged): string {
  return cause === null ? say.ok : say.verdict(cause, exitCodeFor(classOf(cause)));
}

const table = (caption: string, head: readonly string[], rows: readonly Markup[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);

export const screens: Record<ScreenName, (view: View) => Markup> = {
  start,
  organization,
  billing,
  projects,
  keys,
  switches,
  requests,
};
