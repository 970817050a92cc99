import { classOf } from '../../core/causes/ids.ts';
import type { VerifyResult } from '../../core/report.ts';
import { toReport } from '../../words/render.ts';
import type { Group } from '../../words/screen.ts';
import { hintsFrom } from '../../words/situation.ts';
import type { Answers } from './answers.ts';
import { maySave } from './outcome.ts';
import type { Pages, Setup } from './setup.ts';

/** What can be chosen after a check that did not end well. */
export type Choice = 'again' | 'changed' | 'wait' | 'longAgo' | 'save' | 'keep' | 'paste' | 'another' | 'create' | 'stop';

/** A hard moment: what is said, and what can be done. */
export type Moment = { groups: readonly Group[]; choices: readonly Choice[]; explain: string; label(choice: Choice): string };

/** What belongs to the cause a check ended with. Enter takes the first choice; none of them replaces or saves anything by itself. */
export function momentOf(setup: Setup, answers: Answers, result: VerifyResult, pages: Pages): Moment {
  const { check } = setup.ctx.words.setup;
  const finish: Choice[] = answers.way === 'found' ? ['keep'] : maySave(result) ? ['save'] : [];
  const label = (choice: Choice): string => check.options[choice];
  const id = check.request(result.request.requestId);
  const tail = result.key?.tail ?? null;
  switch (kindOf(result)) {
    case 'credit':
      return { label, explain: check.explain.credit, choices: ['wait', ...finish, 'longAgo'], groups: [prose([...check.credit.tell(pages.billing), ...id])] };
    case 'permission':
      return {
        label, explain: check.explain.permission, choices: ['changed', 'wait', ...finish, 'another'],
        groups: [prose([...check.permission(result.facts.missingScopes ?? [], tail, pages.keys), ...id])],
      };
    case 'rejected': {
      const marked = !result.warnings.some((warning) => warning.code === 'unusual-key-shape' && warning.shape === 'marker');
      return {
        label, explain: check.explain.rejected, choices: ['paste', 'create', 'stop'],
        groups: [prose([...check.rejected(tail, new URL(result.endpoint.baseUrl).host), ...(marked ? [] : [check.reseller]), ...id])],
      };
    }
    case 'network':
      return { label, explain: check.explain.network, choices: ['again', ...finish, 'stop'], groups: causeGroups(setup, result) };
    case 'other':
      return { label, explain: check.explain.other, choices: ['again', ...finish, 'another', 'stop'], groups: causeGroups(setup, result) };
  }
}

/** A cause in its own words: what happened, then the steps; lines to copy stay whole. */
export function causeGroups({ ctx }: Pick<Setup, 'ctx'>, result: VerifyResult): Group[] {
  const report = toReport(result, ctx.words, 'init', hintsFrom(ctx.platform, ctx.env));
  const steps = report.nextSteps.slice(0, 1).flatMap((step): Group[] => {
    const lines = step.split('\n');
    const copied = lines.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
    const said = lines.filter((line) => !line.startsWith('  '));
    return [prose([ctx.words.setup.check.next(said.join(' '))]), ...(copied.length === 0 ? [] : [{ kind: 'copy' as const, lines: copied }])];
  });
  return [prose([report.summary, ...ctx.words.setup.check.request(report.request.requestId)]), ...steps];
}

const prose = (sentences: readonly string[]): Group => ({ kind: 'prose', sentences });

function kindOf({ cause }: VerifyResult): 'credit' | 'permission' | 'rejected' | 'network' | 'other' {
  if (cause === 'credits-exhausted') return 'credit';
  if (cause === 'missing-scope') return 'permission';
  if (cause === 'invalid-key' || cause === 'key-expired') return 'rejected';
  return cause !== null && classOf(cause) === 'network' ? 'network' : 'other';
}
