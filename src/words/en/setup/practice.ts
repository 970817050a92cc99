import type { Screen } from '../../screen.ts';

/** What only the practice run says. */
export const practice = {
  started: (page: string, key: string): string[] => [
    'The practice platform runs on this machine.',
    `Its page, which stands in for the one where keys are made: ${page}`,
    `A practice key is ready: …${key}.`,
  ],
  pasteHint: (tail: string): string[] => [
    `Press Enter to take the practice key (…${tail}), or paste the one you made on the practice page.`,
    'It stays invisible.',
  ],
  taken: (tail: string | null): string => `Practice key …${tail ?? ''} taken.`,
  lab: {
    screen: (): Screen => ({
      title: null,
      groups: [
        {
          kind: 'prose',
          sentences: [
            'Now look at a failure and its cure, while nothing can be broken: take the credits away and look at what verify says.',
          ],
        },
      ],
    }),
    message: 'What would you like to see?',
    done: 'Nothing more: finish',
    credits: 'No credit yet',
    scope: 'A restricted key without the permission',
    wrong: 'A wrong key',
    explain:
      'Each of them changes the practice platform, asks it once as verify does, shows the answer, and puts everything right again.',
    set: {
      credits: 'The credits are taken away. verify now says:',
      scope: 'The permission is taken away. verify now says:',
      wrong: 'The key is revoked: to a program it is a wrong one now. verify says:',
    },
    /** The steps are the ones of a real failure. */
    realPages: 'Addresses of OpenAI in it are its real pages; in practice there is nothing to pay or to change there.',
    cured: {
      credits: 'Credit is added. verify now says:',
      scope: 'The permission is given back. verify now says:',
      wrong: 'The key is in force again. verify now says:',
    },
  },
  end: (command: string): string[] => [
    'That was the whole way.',
    'For the real one, go to the folder of your own program: npx keycheck init',
    `This practice platform ends with keycheck; to start it again: ${command}`,
  ],
};
