import { classOf } from '../../core/causes/ids.ts';
import { openaiHosts } from '../../core/endpoint.ts';
import type { VerifyResult } from '../../core/report.ts';
import { toReport } from '../../words/render.ts';
import type { Group } from '../../words/screen.ts';
import { hintsFrom, situationOf } from '../../words/situation.ts';
import type { Answers } from './answers.ts';
import { maySave } from './outcome.ts';
import type { Pages, Setup } from './setup.ts';

/** What can be chosen after a check that did not end well. */
export type Choice =
  | 'again'
  | 'changed'
  | 'wait'
  | 'longAgo'
  | 'save'
  | 'keep'
  | 'paste'
  | 'another'
  | 'create'
  | 'stop';

/** A hard moment: what is said, and what can be done. */
export type Moment = {
  groups: readonly Group[];
  choices: readonly Choice[];
  explain: string;
  label(choice: Choice): string;
};

/** What belongs to the cause a check ended with. Enter takes the first choice; none of them replaces or saves anything by itself. */
export function momentOf(setup: Setup, answers: Answers, result: VerifyResult, pages: Pages): Moment {
  const { check } = setup.ctx.words.setup;
  const finish: Choice[] = answers.way === 'found' ? ['keep'] : maySave(result) ? ['save'] : [];
  const label = (choice: Choice): string => check.options[choice];
  const id = requestId(setup, result);
  const tail = result.key?.tail ?? null;
  switch (kindOf(result)) {
    case 'credit':
      return {
        label,
        explain: check.explain.credit,
        choices: ['wait', ...finish, 'longAgo'],
        groups: [prose(check.credit.tell(pages.billing)), ...id],
      };
    case 'permission':
      return {
        label,
        explain: check.explain.permission,
        choices: ['changed', ...finish, 'another'],
        groups: [prose(check.permission(result.facts.missingScopes ?? [], tail, pages.keys)), ...id],
      };
    case 'rejected': {
      const marked = !result.warnings.some(
        (warning) => warning.code === 'unusual-key-shape' && warning.shape === 'marker',
      );
      return {
        label,
        explain: check.explain.rejected,
        choices: ['paste', 'create', 'stop'],
        groups: [prose([...check.rejected(tail, who(result)), ...(marked ? [] : [check.reseller])]), ...id],
      };
    }
    case 'network':
      return {
        label,
        explain: check.explain.network,
        choices: ['again', ...finish, 'stop'],
        groups: causeGroups(setup, result),
      };
    case 'other':
      return {
        label,
        explain: check.explain.other,
        choices: ['again', ...finish, 'another', 'stop'],
        groups: causeGroups(setup, result),
      };
  }
}

/** A cause in its own words: what happened, what it means, then the step; lines to copy stay whole. */
export function causeGroups({ ctx }: Pick<Setup, 'ctx'>, result: VerifyResult): Group[] {
  const hints = hintsFrom(ctx.platform, ctx.env);
  const report = toReport(result, ctx.words, 'init', hints);
  const meaning = result.cause === null ? [] : ctx.words.causes[result.cause].meaning(situationOf(result, hints));
  const steps = report.nextSteps.slice(0, 1).flatMap((step): Group[] => {
    const lines = step.split('\n');
    const copied = lines.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
    const said = lines.filter((line) => !line.startsWith('  '));
    return [
      prose([ctx.words.setup.check.next(said.join(' '))]),
      ...(copied.length === 0 ? [] : [{ kind: 'copy' as const, lines: copied }]),
    ];
  });
  return [prose([report.summary, ...meaning]), ...steps, ...requestId({ ctx }, result)];
}

/** The id to hand to support, on a line of its own: it is there to be copied. */
function requestId({ ctx }: Pick<Setup, 'ctx'>, { request }: VerifyResult): Group[] {
  const lines = ctx.words.setup.check.request(request.requestId);
  return lines.length === 0 ? [] : [{ kind: 'lines', lines }];
}

/** Who refused the key: OpenAI, or the host that stands in its place. */
function who({ endpoint }: VerifyResult): string {
  const { host } = new URL(endpoint.baseUrl);
  return openaiHosts.includes(host) ? 'OpenAI' : host;
}

const prose = (sentences: readonly string[]): Group => ({ kind: 'prose', sentences });

function kindOf({ cause }: VerifyResult): 'credit' | 'permission' | 'rejected' | 'network' | 'other' {
  if (cause === 'credits-exhausted') return 'credit';
  if (cause === 'missing-scope') return 'permission';
  if (cause === 'invalid-key' || cause === 'key-expired') return 'rejected';
  return cause !== null && classOf(cause) === 'network' ? 'network' : 'other';
}
