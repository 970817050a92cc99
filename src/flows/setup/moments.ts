import { classOf } from '../../core/causes/ids.ts';
import { openaiHosts } from '../../core/endpoint.ts';
import { isPracticeRun } from '../../core/practice-run.ts';
import type { VerifyResult } from '../../core/report.ts';
import { toReport } from '../../words/render.ts';
import type { Group } from '../../words/screen.ts';
import { hintsFrom, situationOf } from '../../words/situation.ts';
import type { Answers } from './answers.ts';
import { maySave } from './outcome.ts';
import { goOnCommand, type Pages, type Setup } from './setup.ts';

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
  // These three moments speak of OpenAI's own pages; at another host its cause is told in words that fit there.
  const atOpenAI =
    answers.practice !== null ||
    answers.endpoint?.kind === 'openai' ||
    isPracticeRun(answers.endpoint, result.key?.kind);
  const told = (sentences: readonly string[]): Group[] =>
    atOpenAI ? [prose(sentences), ...id] : causeGroups(setup, answers, result);
  switch (kindOf(result)) {
    case 'credit':
      return {
        label,
        explain: check.explain.credit,
        choices: ['wait', ...finish, 'longAgo'],
        groups: told(check.credit.tell(pages.billing)),
      };
    case 'permission':
      return {
        label,
        explain: check.explain.permission,
        choices: ['changed', ...finish, 'another'],
        groups: told(check.permission(result.facts.missingScopes ?? [], tail, pages.keys)),
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
        groups: causeGroups(setup, answers, result),
      };
    case 'other':
      return {
        label,
        explain: check.explain.other,
        choices: ['again', ...finish, 'another', 'stop'],
        groups: causeGroups(setup, answers, result),
      };
  }
}

/**
 * A cause in its own words: what happened, what it means, then the steps (the first one alone unless `all`); lines to copy
 * stay whole. As long as the key is in no file, `verify` cannot find it: the way on is this run again.
 */
export function causeGroups(setup: Setup, answers: Answers, result: VerifyResult, all = false): Group[] {
  const { ctx } = setup;
  const hints = hintsFrom(ctx.platform, ctx.env);
  const report = toReport(result, ctx.words, 'init', hints);
  const kept = answers.way === 'found' || answers.saved !== null;
  const again = (step: string): string =>
    kept ? step : step.replace(/^ {2}npx keycheck verify(?=$| --wait)/gm, `  ${goOnCommand(setup, answers)}`);
  const meaning = result.cause === null ? [] : ctx.words.causes[result.cause].meaning(situationOf(result, hints));
  const steps = report.nextSteps.slice(0, all ? undefined : 1).flatMap((step, index): Group[] => {
    const lines = again(step).split('\n');
    const copied = lines.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
    const said = lines.filter((line) => !line.startsWith('  '));
    return [
      prose([index === 0 ? ctx.words.setup.check.next(said.join(' ')) : said.join(' ')]),
      ...(copied.length === 0 ? [] : [{ kind: 'copy' as const, lines: copied }]),
    ];
  });
  return [prose([report.summary, ...meaning]), ...steps, ...requestId(setup, result)];
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
