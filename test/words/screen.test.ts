import { describe, expect, it } from 'vitest';
import { type Look, printScreen, type Screen, speakScreen } from '../../src/words/screen.ts';

const plain = (text: string): string => text;
const look = (columns: number): Look => ({ columns, title: plain, good: plain, bad: plain, warn: plain, quiet: plain });

const screen: Screen = {
  title: { text: 'keycheck init, 1 of 5: Start', spoken: 'keycheck init. Step 1 of 5: Start.', keys: '? explain' },
  groups: [
    {
      kind: 'facts',
      heading: 'Found here',
      rows: [
        { label: 'Program', text: 'package.json', spoken: 'Found: package.json.' },
        { label: 'Git', text: 'yes' },
      ],
    },
    { kind: 'prose', sentences: ['Nothing has left this machine.', 'It stays so.'] },
    { kind: 'steps', items: ['Open the page.', 'Copy the key.'] },
    { kind: 'copy', lines: ['npx keycheck init'] },
  ],
};

describe('a screen', () => {
  it('is laid out for the eye', () => {
    expect(printScreen(screen, look(48))).toBe(`keycheck init, 1 of 5: Start           ? explain

Found here
  Program   package.json
  Git       yes

Nothing has left this machine. It stays so.

1. Open the page.
2. Copy the key.

  npx keycheck init`);
  });

  it('puts the keys below a title that leaves no room', () => {
    expect(printScreen({ ...screen, groups: [] }, look(36))).toBe('keycheck init, 1 of 5: Start\n? explain');
  });

  it('is one fact a line for the ear, with the same content', () => {
    expect(speakScreen(screen)).toBe(`keycheck init. Step 1 of 5: Start.
Found here:
Found: package.json.
Git: yes.
Nothing has left this machine.
It stays so.
1. Open the page.
2. Copy the key.
npx keycheck init`);
  });

  it('paints only by tone', () => {
    const painted = { ...look(80), bad: (text: string) => `<${text}>` };
    expect(
      printScreen(
        {
          title: null,
          groups: [
            { kind: 'prose', tone: 'bad', sentences: ['No.'] },
            { kind: 'prose', sentences: ['Yes.'] },
          ],
        },
        painted,
      ),
    ).toBe('<No.>\n\nYes.');
  });

  it.each([
    ['Check again', 'npx keycheck verify --dotenv .env', 'Check again: npx keycheck verify --dotenv .env'],
    ['Prices', 'https://example.com/prices', 'Prices: https://example.com/prices'],
    ['Keep in mind', 'browser code is public', 'Keep in mind: browser code is public.'],
  ])('puts no full stop behind what is to be copied: %s', (label, text, spoken) => {
    const rows = { title: null, groups: [{ kind: 'facts' as const, heading: null, rows: [{ label, text }] }] };
    expect(speakScreen(rows)).toBe(spoken);
  });
});
