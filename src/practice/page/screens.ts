import { faultKinds } from '../faults.ts';
import { scenarios } from '../scenarios.ts';
import { billing, organization, projects } from './account-screens.ts';
import { html, type Markup } from './html.ts';
import { keys } from './keys-screen.ts';
import { pathOf, type ScreenName } from './layout.ts';
import { button, card, choice, dollars, field, form } from './parts.ts';
import { requests, requestTable } from './requests-screen.ts';
import type { View } from './view.ts';

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

/** Every screen of the page. */
export const screens: Record<ScreenName, (view: View) => Markup> = {
  start,
  organization,
  billing,
  projects,
  keys,
  switches,
  requests,
};
