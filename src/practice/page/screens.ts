import { causes, classOf } from '../../core/causes/ids.ts';
import { exitCodeFor } from '../../core/exit-codes.ts';
import { faultKinds } from '../faults.ts';
import { scenarios } from '../scenarios.ts';
import type { PracticeWords } from '../words.ts';
import { billing, organization, projects } from './account-screens.ts';
import { copyable } from './copy.ts';
import { html, type Markup } from './html.ts';
import { keys } from './keys-screen.ts';
import { pathOf, type ScreenName } from './layout.ts';
import { button, card, dollars, form } from './parts.ts';
import { requests, requestTable } from './requests-screen.ts';
import type { View } from './view.ts';

/** The way of a newcomer, the state at a glance, and how a program gets here. */
function start({ platform, words, address }: View): Markup {
  const { state, log } = platform;
  const { start: say, requests } = words;
  const way = (screen: ScreenName, text: string) =>
    html`<li>${text} <a href="${pathOf(screen)}">${say.open(words.screens[screen])}</a></li>`;
  // The key that was ready from the start may be shown whole (contract.md, init); it opens nothing anywhere else.
  const ready = state.keys.find(({ value, revoked }) => value === platform.firstKey && !revoked)?.value;
  const settings = `OPENAI_BASE_URL=${address}/v1\nOPENAI_API_KEY=${ready ?? say.keyPlaceholder}`;
  const facts = [
    say.credits(dollars(state.organization.credits)),
    say.billing(state.organization.billing === 'active'),
    say.projects(state.projects.filter(({ status }) => status === 'active').length),
    say.keys(state.keys.filter(({ revoked }) => !revoked).length),
    say.faults(state.faults.length),
  ];
  return html`<p class="lead">${say.lead}</p>
<div class="aside">${card(
    say.stepsTitle,
    html`<ol class="steps">${way('organization', say.steps.organization)}${way('billing', say.steps.billing)}${way('projects', say.steps.projects)}${way(
      'keys',
      say.steps.keys,
    )}<li>${say.steps.call} <a href="#use">${say.useTitle}</a></li>${way('switches', say.steps.fail)}</ol>`,
  )}
${card(say.stateTitle, html`<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`)}</div>
<section class="card" id="use" tabindex="-1"><h2>${say.useTitle}</h2><p>${say.use}</p>
${copyable(words, settings)}
<p>${say.verify}</p>
${copyable(words, `npx keycheck verify --base-url ${address}/v1`)}</section>
${card(requests.latest, html`${requestTable(words, log.recent(5))}<p><a href="${pathOf('requests')}">${requests.more}</a></p>`)}`;
}

function switches(view: View): Markup {
  const { platform, words } = view;
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
<div class="pair">${card(
    say.addTitle,
    form(
      view,
      'fault',
      ({ field, choice }) => html`${choice({
        name: 'kind',
        label: say.kind,
        options: faultKinds.map((kind) => [kind, say.kinds[kind]] as const),
      })}
${field({ name: 'next', label: say.next, value: '1', type: 'number', min: 1, max: 1_000_000, help: say.nextHelp })}
${field({ name: 'rate', label: say.rate, type: 'number', min: 0, max: 100, help: say.rateHelp })}
${field({ name: 'seed', label: say.seed, value: '1', type: 'number', min: 0, max: 4294967295 })}
<button>${say.add}</button>`,
    ),
  )}
<div>${card(
    say.scenarioTitle,
    form(
      view,
      'scenario',
      ({ grouped }) =>
        html`${grouped({ name: 'cause', label: say.scenario, groups: causesByClass(words), help: say.scenarioHelp })}<button>${say.start}</button>`,
    ),
  )}
${card(say.resetTitle, html`<p>${say.resetHelp}</p>${button(platform, 'reset', say.reset)}`)}</div></div>`;
}

/** The causes that have a scenario, in groups as the exit codes of verify group them. */
function causesByClass({ causeTitle, switches: say }: PracticeWords): Map<string, [string, string][]> {
  const groups = new Map<string, [string, string][]>();
  for (const cause of causes.filter((one) => scenarios[one])) {
    const name = say.group(classOf(cause), exitCodeFor(classOf(cause)));
    groups.set(name, [...(groups.get(name) ?? []), [cause, `${cause}: ${causeTitle(cause)}`]]);
  }
  return groups;
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
