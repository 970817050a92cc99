/** One typed line: hidden for a key, shown for accessible mode. Moves no cursor, draws nothing twice. */
import stringWidth from 'string-width';
import type { Keyboard, Listener, PromptKey } from './keyboard.ts';
import type { Outcome } from './outcome.ts';
import { unasked } from './unasked.ts';

/** After Enter, the rest of a paste of several lines is still on its way: the line ends with this silence (milliseconds). */
const silence = 40;
/** More characters than this are no key; they are taken off the terminal and not kept. */
const limit = 4_000_000;

/** A lone ? explains without Enter after this silence: an Enter pressed right behind it still belongs to it (milliseconds). */
const questionSilence = 250;

/**
 * Reads a line of which nothing is ever shown. A paste of several lines arrives as one text with `\n` in it.
 * `explainAtOnce`: a ? alone explains without Enter, as it does at the questions that are drawn; without an echo nobody
 * sees that it waits, and the key would be pasted behind it.
 */
export const hiddenLine = (
  keyboard: Keyboard,
  prompt: string,
  write: (text: string) => void,
  { explainAtOnce = false } = {},
): Promise<Outcome<string>> => {
  let text = '';
  // Line ends wait for the text behind them: the last ones are the Enter that ends the line, and no part of it.
  let lineEnds = '';
  let ending: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  const add = (more: string): void => {
    if (more === '' || text.length > limit) return;
    text += lineEnds + more;
    lineEnds = '';
  };
  return keyboard.listen<Outcome<string>>('keep', ({ resolve }) => {
    const finish = (): void => resolve(text.trim() === '?' ? { kind: 'explain' } : { kind: 'answer', value: text });
    const enter = (ends: string): void => {
      lineEnds += ends;
      clearTimeout(ending);
      ending = setTimeout(finish, silence);
    };
    const edit = (key: PromptKey): void => {
      if (key.kind === 'enter') enter('\n');
      else if (key.kind === 'backspace') text = text.slice(0, text.length - lastCharacter(text).length);
      else if (key.kind === 'erase-line') text = '';
      else if (key.kind === 'escape' && ending === undefined) resolve({ kind: 'back' });
      else if (key.kind !== 'paste' || key.marked) add(shownText(key));
      else {
        // Without marks a paste brings its own Enter; between marks a line end is text, and Enter is still to come.
        const ends = /\n*$/.exec(key.text)?.[0] ?? '';
        add(key.text.slice(0, key.text.length - ends.length));
        if (key.text.includes('\n')) enter(ends);
      }
    };
    write(prompt);
    return {
      key(key) {
        clearTimeout(asking);
        edit(key);
        if (ending !== undefined) enter('');
        else if (explainAtOnce && text === '?') asking = setTimeout(finish, questionSilence);
      },
      redraw: () => write(prompt),
      end() {
        clearTimeout(ending);
        clearTimeout(asking);
        write('\n');
      },
    };
  });
};

/** Reads a line that is shown as it is typed. Nothing pasted is taken: a key would be seen. */
export const shownLine = (
  keyboard: Keyboard,
  prompt: string,
  write: (text: string) => void,
): Promise<Outcome<string>> =>
  keyboard.listen<Outcome<string>>('drop', ({ resolve }): Listener => {
    let text = '';
    const erase = (characters: string): void => {
      text = text.slice(0, text.length - characters.length);
      write('\b \b'.repeat(stringWidth(characters)));
    };
    const enter = (): void => resolve(text.trim() === '?' ? { kind: 'explain' } : { kind: 'answer', value: text });
    write(prompt);
    return {
      key(key) {
        const visible = shownText(key).replace(/\p{Cc}/gu, '');
        const kind = unasked(key, text + shownText(key));
        if (kind !== null) {
          keyboard.mute(key);
          erase(text);
          resolve({ kind });
        } else if (key.kind === 'enter') enter();
        else if (key.kind === 'escape') resolve({ kind: 'back' });
        else if (key.kind === 'backspace') erase(lastCharacter(text));
        else if (key.kind === 'erase-line') erase(text);
        else {
          text += visible;
          write(visible);
        }
      },
      redraw: () => write(prompt + text),
      end: () => write('\n'),
    };
  });

const shownText = (key: PromptKey): string => (key.kind === 'text' || key.kind === 'paste' ? key.text : '');

const lastCharacter = (text: string): string => /.$/su.exec(text.slice(-2))?.[0] ?? '';
