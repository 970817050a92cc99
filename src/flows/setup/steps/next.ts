import { startPractice } from '../../../words/commands.ts';
import type { Row } from '../../../words/screen.ts';
import { shellOf } from '../../../words/situation.ts';
import { back } from '../../ports.ts';
import { addressAt } from '../address.ts';
import { type Answers, word } from '../answers.ts';
import { prepare, runCheck } from '../check-key.ts';
import { causeGroups } from '../moments.ts';
import { goOnCommand, pagesFor, type Setup, show, tell, type WizardStep } from '../setup.ts';

/** Screen 5: the first program, limits, prices, an old key to delete, the same run again. */
export const next: WizardStep = {
  id: 'next',
  applies: ({ result }) => result !== null,
  async run(setup, answers) {
    const words = setup.ctx.words.setup.finish.next;
    const path = answers.saved?.path ?? (answers.way === 'found' ? (answers.key?.path ?? null) : null);
    const title = words.title(stateOf(answers, path), path);
    show(setup, answers, {
      ...title,
      groups: [...title.groups, { kind: 'facts', heading: words.heading, rows: await rowsFor(setup, answers, path) }],
    });
    return { answers };
  },
};

function stateOf({ result }: Answers, path: string | null): 'works' | 'saved' | 'works-unsaved' | 'unknown' {
  const works = result?.cause === null && result.endpoint.level === 'call';
  if (path !== null) return works ? 'works' : 'saved';
  return works ? 'works-unsaved' : 'unknown';
}

async function rowsFor(setup: Setup, answers: Answers, path: string | null): Promise<Row[]> {
  const { ctx, folder, flags } = setup;
  const words = ctx.words.setup.finish.next;
  const pages = pagesFor(answers);
  const real = answers.practice === null;
  const shell = shellOf(ctx.platform, ctx.env);
  // A file that was named by hand need not be one that verify looks into by itself.
  const file = path === null || (path === folder.file && flags.dotenv === null) ? '' : ` --dotenv ${word(path, shell)}`;
  const variable = answers.variable === 'OPENAI_API_KEY' ? '' : ` --env-name ${answers.variable}`;
  const named = file + variable;
  const works = answers.result?.cause === null && answers.result.endpoint.level === 'call';
  const address = real ? await addressAt(setup, answers, path ?? folder.file) : null;
  return [
    words.snippet(
      `npx keycheck snippet ${folder.snippet}${named}`,
      ['curl', 'node', 'python', 'go'].filter((name) => name !== folder.snippet),
    ),
    ...(address === null || address.kind === 'none' ? [] : [words.address(hostOf(address.baseUrl), address.baseUrl)]),
    ...(works || !real || path === null ? [] : [words.verify(`npx keycheck verify${named}${toward(setup, answers)}`)]),
    // What the practice platform shows is gone when this run ends.
    ...(real ? [words.limit(pages.limits)] : []),
    words.prices(pages.prices),
    ...(answers.replaced === null ? [] : [words.oldKey(answers.replaced, pages.keys)]),
    words.keep,
    words.again(sameRun({ ...setup, flags: { ...flags, dotenv: path ?? flags.dotenv } }, answers)),
    ...(path === null
      ? []
      : [
          real
            ? words.undo(path, answers.addressSaved ? 2 : 1, pages.keys)
            : words.undoPractice(path, answers.saved?.created === true, answers.variable),
        ]),
  ];
}

const hostOf = (baseUrl: string): string => new URL(baseUrl).host;

/** The flags with which verify asks where this run did: an address beside the key is found, one elsewhere has to be allowed. */
function toward({ ctx, flags }: Setup, { addressSaved, endpoint }: Answers): string {
  if (addressSaved) return endpoint?.kind === 'elsewhere' ? ' --allow-base-url' : '';
  return flags.baseUrl === null ? '' : ` --base-url ${word(flags.baseUrl, shellOf(ctx.platform, ctx.env))}`;
}

/** The command that does the same without questions. */
function sameRun(setup: Setup, answers: Answers): string {
  if (answers.way === 'found') return 'npx keycheck verify';
  const again = goOnCommand(setup, answers);
  // A key that was given by a flag is given by it again.
  if (answers.way === 'given') return again;
  return `${again} ${answers.practice === null ? '--key-stdin' : '--yes'}`;
}

/** In practice: a failure and its cure, as verify tells them. */
export const lab: WizardStep = {
  id: 'lab',
  applies: ({ practice, key }) => practice !== null && key !== null,
  async run(setup, answers) {
    const { practice: words } = setup.ctx.words.setup;
    show(setup, answers, words.lab.screen());
    for (;;) {
      const answer = await setup.ask.choose({
        message: words.lab.message,
        explain: words.lab.explain,
        choices: [
          { value: 'done', label: words.lab.done },
          { value: 'credits', label: words.lab.credits },
          { value: 'scope', label: words.lab.scope },
          { value: 'wrong', label: words.lab.wrong },
        ],
      });
      if (answer === back || answer === 'done') break;
      await demonstrate(setup, answers, answer);
    }
    show(
      setup,
      { practice: null },
      { title: null, groups: [{ kind: 'lines', lines: words.end(startCommand(answers.practice)) }] },
    );
    return { answers };
  },
};

/** The saved address is answered again where the platform is started on its port. */
const startCommand = (practice: Answers['practice']): string =>
  practice === null ? 'npx keycheck sandbox' : startPractice({ endpoint: { host: hostOf(practice.baseUrl) } });

const scenarios = { credits: 'credits-exhausted', scope: 'missing-scope', wrong: 'invalid-key' } as const;

/** Takes something away, lets the check say what it sees, and puts everything right again. */
async function demonstrate(setup: Setup, answers: Answers, failure: keyof typeof scenarios): Promise<void> {
  const { key, practice } = answers;
  if (key === null || practice === null) return;
  const { lab: words } = setup.ctx.words.setup.practice;
  practice.state.scenario(scenarios[failure]);
  try {
    tell(setup, [words.set[failure]], 'warn');
    await checkAndTell(setup, answers);
    tell(setup, [words.realPages]);
  } finally {
    practice.state.reset();
  }
  tell(setup, [words.cured[failure]], 'good');
  await checkAndTell(setup, answers);
}

async function checkAndTell(setup: Setup, answers: Answers): Promise<void> {
  const { key, practice, saved } = answers;
  if (key === null) return;
  // As verify will find it: in the file it was saved in.
  const found =
    saved === null ? key : { ...key, source: 'env-file' as const, variable: saved.variable, path: saved.path };
  const ready = prepare(setup.flags, setup.sources, found, practice);
  const result = ready.ok ? await runCheck(setup, ready, 'call') : ready.result;
  show(setup, { practice: null }, { title: null, groups: causeGroups(setup, answers, result) });
}
