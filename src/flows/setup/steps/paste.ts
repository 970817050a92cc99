import { cleanKey } from '../../../core/key/clean.ts';
import { judgeKey, type KeyFault } from '../../../core/key/judge.ts';
import { Secret } from '../../../core/key/secret.ts';
import type { Facts, Warning } from '../../../core/report.ts';
import { back } from '../../ports.ts';
import type { Answers } from '../answers.ts';
import { pagesFor, type Setup, show, tell, type WizardStep } from '../setup.ts';

/** Screen 3: the hidden paste. Cleaned where that is certain, judged before anything is sent. */
export const paste: WizardStep = {
  id: 'paste',
  applies: ({ way, key }) => way === 'paste' || way === 'account' || (way === 'given' && key === null),
  async run(setup, answers) {
    const words = setup.ctx.words.setup.key.paste;
    // After screen 3 its title stands there already.
    const { title } = setup.ctx.words.setup.key.uses.title();
    show(setup, answers, {
      title: answers.way === 'paste' ? title : null,
      groups: [{ kind: 'prose', sentences: hint(setup, answers) }],
    });
    for (;;) {
      const raw = await setup.ask.secret({ message: words.message, explain: words.explain });
      if (raw === back) return back;
      const { text, removed } = cleanKey(raw.reveal());
      const secret = new Secret(text === '' ? (answers.practice?.key ?? '') : text);
      setup.ctx.guard(secret);
      const verdict = judgeKey(secret.reveal(), answers.practice === null ? setup.folder.toward : 'loopback');
      if (!verdict.ok) {
        const { ctrlV } = words;
        tellWrong(setup, /^\u0016+$/.test(raw.reveal()) ? ctrlV : wrongWith(setup, answers, verdict.facts));
        continue;
      }
      // What is odd about its shape is told next; a kind guessed from the same shape would speak against it.
      const kind = verdict.warnings.some(isOdd) ? [] : [words.kinds[verdict.kind]];
      tell(
        setup,
        text === ''
          ? [setup.ctx.words.setup.practice.taken(secret.tail)]
          : [...words.received(secret.length, secret.tail), ...kind, ...words.removed(removed)],
      );
      const accepted = await acceptOdd(setup, answers, verdict.warnings, secret.length);
      if (accepted === 'again') continue;
      if (accepted === 'stop') return { answers, to: 'end' };
      return {
        answers: {
          ...answers,
          key: { source: 'stdin', variable: null, path: null, line: null, secret },
          result: null,
          agreed: false,
        },
      };
    }
  },
};

/** What came is no key to be sent: what it is, what was not done with it, and the next step on a line of its own. */
function tellWrong(setup: Setup, { what, next }: Wrong): void {
  show(
    setup,
    { practice: null },
    {
      title: null,
      groups: [
        { kind: 'prose', sentences: what, tone: 'bad' },
        { kind: 'lines', lines: [setup.ctx.words.setup.check.next(next)] },
      ],
    },
  );
}

type Wrong = { what: readonly string[]; next: string };

function wrongWith({ ctx }: Setup, answers: Answers, { reason, vendor }: Facts): Wrong {
  const { paste } = ctx.words.setup.key;
  const { what, next } = paste.wrong[reason as KeyFault](pagesFor(answers).keys, vendor ?? '?');
  return { what: reason === 'empty' ? what : [...what, paste.notSent], next };
}

const isOdd = ({ code }: Warning): boolean => code === 'unusual-key-shape';

function hint({ ctx }: Setup, { practice }: Answers): string[] {
  const { key, practice: words } = ctx.words.setup;
  return practice === null ? key.paste.hint(ctx.platform === 'win32') : words.pasteHint(practice.key.slice(-4));
}

/** An unusual shape is a hint, not a verdict: the person decides. */
async function acceptOdd(
  setup: Setup,
  answers: Answers,
  warnings: readonly Warning[],
  length: number,
): Promise<'go' | 'again' | 'stop'> {
  const odd = warnings.find((warning) => warning.code === 'unusual-key-shape');
  if (odd === undefined || answers.practice !== null) return 'go';
  const { odd: sentences, oddQuestion } = setup.ctx.words.setup.key.paste;
  // A scrap of text is no reseller's key.
  const whole = length >= 20;
  tell(setup, sentences(whole && (odd.shape === 'marker' || odd.shape === 'prefix')), 'warn');
  const answer = await setup.ask.choose({
    message: oddQuestion.message,
    explain: oddQuestion.explain,
    choices: [
      { value: 'again', label: oddQuestion.again },
      { value: 'go', label: oddQuestion.anyway(setup.folder.host) },
      { value: 'stop', label: oddQuestion.stop },
    ],
  });
  return answer === back ? 'again' : answer;
}
