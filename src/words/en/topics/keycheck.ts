import { links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';

/** Topics about keycheck itself. */
export const keycheckTopics = {
  privacy: {
    title: 'What is sent where',
    paragraphs: [
      'keycheck sends the key to one place: the API address in use, in the header made for it. It sends nothing to its authors or anybody else: no telemetry, no look for updates.',
      'verify makes one small request (--level call), one free request (--level free) or none (--level offline). The request asks OpenAI not to store it (store: false).',
      'The key is never written anywhere but into the env file you choose, never shown, and never taken from the command line, which others on the machine can read. Reports show its last four characters; a bundle made with --report shows not even those.',
      'Redirects are not followed, and certificates are always checked.',
    ],
    sources: [links.apiDescription],
    aliases: ['telemetry', 'security', 'data', 'trust'],
    see: ['base-url', 'leaked-key'],
  },
  levels: {
    title: 'Three levels of checking',
    paragraphs: [
      "offline looks at the key's text and at the files around it, and sends nothing. It can say that something is wrong, not that a key works.",
      'free asks for the description of a model, which costs nothing. It shows that the key is accepted, not that there is credit.',
      'call asks a model for a few words, for about $0.00001. Only this says "works".',
    ],
    sources: [links.pricing],
    aliases: ['level', 'offline', 'free', 'call'],
    see: ['tokens', 'privacy'],
  },
  sandbox: {
    title: 'Practice without an account',
    paragraphs: [
      'npx keycheck init --sandbox walks through everything against a practice platform on this machine: no account, no cost, no network. The practice key goes to .env.sandbox and leaves .env alone.',
      'npx keycheck sandbox starts the same platform for your own programs, and --scenario makes it fail in a chosen way, such as credits-exhausted.',
      'Practice keys begin with sk-proj-sandbox- and work nowhere else.',
    ],
    sources: [],
    aliases: ['practice', 'practise', 'mock', 'scenario'],
    see: ['levels'],
  },
  accessible: {
    title: 'Screen readers and simple terminals',
    paragraphs: [
      '--accessible (or ACCESSIBLE=1) asks with numbered lines and typed answers. Nothing is redrawn, nothing spins, and no sign or color carries meaning alone.',
      'It is switched on by itself where the terminal is a simple one (TERM=dumb) or arrow keys cannot work.',
      'A question mark explains a question, Esc goes back, Ctrl-C stops and prints the command that continues.',
    ],
    sources: [],
    aliases: ['accessibility', 'screen-reader', 'a11y'],
    see: ['windows'],
  },
  undo: {
    title: 'Undoing what keycheck did',
    paragraphs: [
      'keycheck says what it will write before it does: a line in the env file, one in .gitignore, and in a git repository the name without a value in .env.example. Take those lines out, and everything is as before.',
      `A key you do not need any more is deleted at ${links.apiKeys.url}; taking it out of the file does not end it.`,
      'There is no hidden state: nothing in your home folder, no background program.',
    ],
    sources: [links.apiKeys],
    aliases: ['uninstall', 'remove', 'revert'],
    see: ['leaked-key', 'env-files'],
  },
} as const satisfies Record<string, TopicWords>;
