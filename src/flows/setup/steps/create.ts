import { uses as allUses, permissionsFor, type Use } from '../../../core/permissions.ts';
import { back } from '../../ports.ts';
import { openPage, pagesFor, show, type WizardStep } from '../setup.ts';

/** Screen 3: what the program works with decides the permission. */
export const uses: WizardStep = {
  id: 'uses',
  applies: ({ way, uses: known }) => way === 'account' && known === null,
  async run(setup, answers) {
    const words = setup.ctx.words.setup.key.uses;
    show(setup, answers, words.title());
    const chosen = await setup.ask.chooseSeveral<Use>({
      message: words.message,
      explain: words.explain,
      preset: ['text'],
      choices: allUses.map((value) => ({ value, label: words.labels[value] })),
    });
    return chosen === back ? back : { answers: { ...answers, uses: chosen } };
  },
};

/** Screen 3: the permission to set, and where the key is made. */
export const create: WizardStep = {
  id: 'create',
  applies: ({ way }) => way === 'account',
  async run(setup, answers) {
    const { key } = setup.ctx.words.setup;
    const page = pagesFor(answers).keys;
    const chosen = answers.uses ?? ['text'];
    const { boxes, warnings } = permissionsFor(chosen);
    show(setup, answers, {
      title: answers.uses === setup.flags.uses ? key.uses.title().title : null,
      groups: [key.permission(chosen, boxes, warnings), key.create.steps(page)],
    });
    for (;;) {
      const answer = await setup.ask.choose({
        message: key.create.message,
        explain: key.create.explain,
        choices: [
          { value: 'paste', label: key.create.copied },
          { value: 'open', label: key.create.open },
          { value: 'blocked', label: key.create.blocked },
        ],
      });
      if (answer === back) return back;
      if (answer === 'open') await openPage(setup, page);
      else return { answers: { ...answers, blocked: answer === 'blocked' } };
    }
  },
};

/** "I cannot see that button": the usual reasons, and who can help. */
export const blocked: WizardStep = {
  id: 'blocked',
  applies: (answers) => answers.blocked,
  async run(setup, answers) {
    const words = setup.ctx.words.setup.key.blocked;
    const pages = pagesFor(answers);
    show(setup, answers, words.screen(pages.keys));
    const answer = await setup.ask.choose({
      message: words.message,
      explain: words.explain,
      choices: [
        { value: 'own', label: words.own },
        { value: 'write', label: words.write },
        { value: 'owner', label: words.owner },
      ],
    });
    if (answer === back) return back;
    const unblocked = { ...answers, blocked: false };
    if (answer === 'own') return { answers: unblocked, to: 'account' };
    if (answer === 'owner') {
      show(setup, answers, words.ownerScreen(pages));
      return { answers: unblocked, to: 'create' };
    }
    show(setup, answers, words.letter(setup.folder.name));
    return { answers: unblocked, to: 'end' };
  },
};
