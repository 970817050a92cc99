import { back } from '../../ports.ts';
import { openPage, pagesFor, show, type WizardStep } from '../setup.ts';

/** Screen 2: ChatGPT is not the API; sign in, the right organization, a project. */
export const account: WizardStep = {
  id: 'account',
  applies: ({ way }) => way === 'account',
  async run(setup, answers) {
    const words = setup.ctx.words.setup.begin.account;
    const pages = pagesFor(answers);
    const screen = words.screen(pages, answers.practice !== null);
    // `--sandbox` answers the first screen, so this is the first that is seen: it says so, and how to read the others.
    const { begin } = setup.ctx.words.setup;
    const first = setup.flags.sandbox ? [begin.hints(), begin.firstAnswered()] : [];
    show(setup, answers, { ...screen, groups: [...first, ...screen.groups] });
    for (;;) {
      const answer = await setup.ask.choose({
        message: words.message,
        explain: words.explain,
        choices: [
          { value: 'done', label: words.done },
          { value: 'open', label: words.open },
          { value: 'more', label: words.more },
        ],
      });
      if (answer === back) return back;
      if (answer === 'done') return { answers };
      if (answer === 'open') await openPage(setup, pages.projects);
      else show(setup, answers, words.moreScreen(pages));
    }
  },
};
