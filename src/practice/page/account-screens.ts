import type { Project } from '../state.ts';
import { html, type Markup } from './html.ts';
import { button, card, dollars, form, limitText } from './parts.ts';
import type { View } from './view.ts';

/** Who the person is on this platform: verification, membership, addresses. */
export function organization(view: View): Markup {
  const { platform, words } = view;
  const { organization: say } = words;
  const { organization: org, caller, unsupportedCountries } = platform.state;
  return html`<p class="lead">${say.lead}</p>
${form(
  view,
  'organization',
  ({ field, tick }) => html`<section class="card"><h2>${say.settings}</h2>
<p>${say.id}: <code>${org.id}</code></p>
${field({ name: 'name', label: say.name, value: org.name, required: true })}
${tick({ name: 'verified', label: say.verified, on: org.verified, help: say.verifiedHelp })}
${tick({ name: 'member', label: say.member, on: org.member })}
${tick({ name: 'deactivated', label: say.deactivated, on: org.deactivated })}
${field({ name: 'allowedIps', label: say.allowedIps, value: org.allowedIps.join(' '), help: say.allowedIpsHelp })}
${field({ name: 'ip', label: say.ip, value: caller.ip, short: true })}
${field({ name: 'country', label: say.country, value: caller.country, short: true, help: say.countryHelp(unsupportedCountries.join(' ')) })}
<button>${words.save}</button></section>`,
)}`;
}

/** Credit, billing and the spend limit of the organization. */
export function billing(view: View): Markup {
  const { platform, words } = view;
  const { billing: say } = words;
  const { organization: org } = platform.state;
  return html`<p class="lead">${say.lead}</p>
${card(
  say.balance,
  html`<p class="balance">${dollars(org.credits)}</p>
${form(view, 'credit', ({ field }) => html`${field({ name: 'amount', label: say.amount, value: '5', type: 'number', min: 1, max: 1000, step: 'any', required: true })}<button>${say.add}</button>`)}
${button(platform, 'no-credit', say.none)}`,
)}
${form(
  view,
  'billing',
  ({ field, tick }) => html`<section class="card"><h2>${say.settings}</h2>
${tick({ name: 'active', label: say.status, on: org.billing === 'active' })}
${field({ name: 'limit', label: say.limit, value: limitText(org.spendLimitCents), type: 'number', min: 0, step: 'any', help: say.limitHelp })}
<p>${say.spent(dollars(org.spentCents / 100))}</p><button>${words.save}</button></section>`,
)}`;
}

/** A form for a new project, and a card for each that is there. */
export function projects(view: View): Markup {
  const { platform, words } = view;
  const { projects: say } = words;
  return html`<p class="lead">${say.lead}</p>
${card(
  say.create,
  form(
    view,
    'create-project',
    ({ field }) => html`${field({ name: 'name', label: say.name, required: true })}<button>${say.create}</button>`,
  ),
)}
${platform.state.projects.map((project) => projectCard(view, project))}`;
}

function projectCard(view: View, project: Project): Markup {
  const { platform, words } = view;
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
    project.name,
    html`<p><code>${project.id}</code> · <span class="${active ? 'good-word' : 'bad-word'}">${active ? say.active : say.archived}</span></p>
${form(
  view,
  'project',
  ({
    field,
    choice,
  }) => html`${field({ name: 'limit', id: id('limit'), label: say.limit, value: limitText(project.spendLimitCents), type: 'number', min: 0, step: 'any', help: say.limitHelp })}
${field({ name: 'models', id: id('models'), label: say.models, value: models, help: say.modelsHelp })}
${choice({ name: 'residency', label: say.residency, options: residencies, chosen: project.residency ?? '', id: id('residency') })}
<button aria-label="${words.keys.about(words.save, project.name)}">${words.save}</button>`,
  project.id,
)}${button(platform, active ? 'archive' : 'unarchive', active ? say.archive : say.restore, { id: project.id }, words.keys.about(active ? say.archive : say.restore, project.name))}`,
  );
}
