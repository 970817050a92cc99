import { classOf } from '../../../core/causes/ids.ts';
import type { VerifyResult } from '../../../core/report.ts';
import { back } from '../../ports.ts';
import type { Answers } from '../answers.ts';
import { endpointOf, type Ready, runCheck } from '../check-key.ts';
import { type Choice, causeGroups, momentOf } from '../moments.ts';
import { maySave } from '../outcome.ts';
import { priceLine } from '../price.ts';
import { pagesFor, type Setup, type StepId, show, tell, type WizardStep } from '../setup.ts';
import type { Outcome } from '../walk.ts';

/** New credit or a changed permission is asked for again this long, this often. Seconds. */
const patience = 300;
const pause = 20;

/** Screen 4: the price before, one request, the cause after. */
export const check: WizardStep = {
  id: 'check',
  applies: ({ key }) => key !== null,
  async run(setup, answers) {
    const ready = await endpointOf(setup, answers);
    if (ready === back) return back;
    if (!ready.ok) return tellLocal(setup, answers, ready.result);
    const known = { ...answers, endpoint: ready.endpoint };
    const { verify, level, dryRun } = setup.flags;
    const unchecked = async () => ({ answers: { ...known, result: await runCheck(setup, ready, 'offline') } });
    if (!verify || dryRun || level === 'offline') return unchecked();
    if (!answers.agreed) {
      const agreed = await askToSend(setup, answers, ready);
      if (agreed === back) return back;
      if (!agreed) return unchecked();
    }
    return afterCheck(setup, known, ready);
  },
};

async function askToSend(setup: Setup, answers: Answers, ready: Ready) {
  const { check: words } = setup.ctx.words.setup;
  const { host } = ready.endpoint;
  const free = setup.flags.level === 'free';
  show(
    setup,
    answers,
    free ? words.beforeFree(host) : words.before(ready.model, host, priceLine(setup, answers, ready)),
  );
  const answer = await setup.ask.choose({
    message: words.send.message,
    explain: words.send.explain,
    choices: [
      { value: 'yes', label: words.send.yes },
      { value: 'no', label: words.send.no },
    ],
  });
  return answer === back ? back : answer === 'yes';
}

/** Asks, tells what came of it, and lets the person choose until there is an end. */
async function afterCheck(setup: Setup, answers: Answers, ready: Ready): Promise<Outcome<Answers, StepId>> {
  const { check: words } = setup.ctx.words.setup;
  const pages = pagesFor(answers);
  let result = await ask(setup, ready);
  for (;;) {
    if (result.cause === null) {
      tellWorks(setup, answers, result);
      return { answers: { ...answers, result } };
    }
    const moment = momentOf(setup, answers, result, pages);
    show(setup, answers, { title: null, groups: moment.groups });
    const choice = await setup.ask.choose<Choice>({
      message: words.what,
      explain: moment.explain,
      choices: moment.choices.map((value) => ({ value, label: moment.label(value) })),
    });
    const known = { ...answers, result };
    switch (choice) {
      case back:
        return back;
      case 'again':
      case 'changed':
        result = await ask(setup, ready);
        break;
      case 'wait':
        result = await askPatiently(setup, ready, result);
        break;
      case 'longAgo':
        show(setup, answers, words.credit.longAgo(pages.billing, pages.keys));
        break;
      case 'save':
      case 'keep':
        return { answers: known };
      case 'stop':
        return { answers: known, to: 'end' };
      case 'paste':
      case 'another':
        return { answers: { ...known, way: 'paste', key: null }, to: 'paste' };
      case 'create':
        return { answers: { ...known, way: 'account', key: null }, to: answers.uses === null ? 'uses' : 'create' };
    }
  }
}

const ask = ({ ctx, ...setup }: Setup, ready: Ready): Promise<VerifyResult> =>
  ctx.busy(ctx.words.setup.check.asking(ready.endpoint.host), () =>
    runCheck({ ...setup, ctx }, ready, setup.flags.level),
  );

/** Asks again every 20 seconds for up to 5 minutes; Enter asks now, Esc stops waiting. */
async function askPatiently(setup: Setup, ready: Ready, before: VerifyResult): Promise<VerifyResult> {
  const { ctx } = setup;
  const words = ctx.words.setup.check;
  const end = ctx.ticks() + patience * 1000;
  let result = before;
  while (result.cause === before.cause) {
    const left = Math.round((end - ctx.ticks()) / 1000);
    if (left <= 0) {
      tell(setup, [words.waitOver]);
      return result;
    }
    const waited = Math.min(pause, left);
    const answer = await setup.ask.countdown(waited, (seconds) =>
      words.countdown(String(seconds), clock(left - waited + seconds)),
    );
    if (answer === back) return result;
    result = await ask(setup, ready);
  }
  return result;
}

/** Seconds as minutes and seconds: 4:40. */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function tellWorks(setup: Setup, answers: Answers, result: VerifyResult): void {
  // Only a real call says that it works; less is told in the words of that level.
  if (result.endpoint.level !== 'call') {
    show(setup, { practice: null }, { title: null, groups: causeGroups(setup, answers, result) });
    return;
  }
  const words = setup.ctx.words.setup.check;
  const usd = result.key?.kind === 'sandbox' ? null : (result.cost?.usd ?? null);
  const works = words.works(result.model.answered ?? result.model.requested ?? '?', result.request.durationMs, usd);
  const ids = words.ids(result.organization, result.project, result.request.requestId);
  show(
    setup,
    { practice: null },
    {
      title: null,
      groups: [
        { kind: 'prose', tone: 'good', sentences: works },
        ...(ids.length === 0 ? [] : [{ kind: 'lines' as const, lines: ids }]),
      ],
    },
  );
}

/** Something that was decided before any request: said, and the key asked for again where that helps. */
function tellLocal(setup: Setup, answers: Answers, result: VerifyResult): Outcome<Answers, StepId> {
  show(setup, answers, { title: null, groups: causeGroups(setup, answers, result) });
  const another =
    result.cause !== null &&
    classOf(result.cause) === 'local' &&
    result.cause !== 'unsafe-base-url' &&
    !maySave(result);
  return another
    ? { answers: { ...answers, result, way: 'paste', key: null }, to: 'paste' }
    : { answers: { ...answers, result }, to: 'end' };
}
