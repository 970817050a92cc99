/**
 * What was pressed or pasted, made out of the characters a terminal in raw mode sends.
 * Sequences: xterm's "Control Sequences" (bracketed paste is mode 2004: ESC [ 200 ~ … ESC [ 201 ~).
 */
export type Key =
  | { kind: 'text'; text: string }
  /** `marked`: between bracketed-paste marks; otherwise a burst too fast for fingers. Line ends are `\n`. */
  | { kind: 'paste'; text: string; marked: boolean }
  | { kind: 'enter' | 'escape' | 'backspace' | 'erase-line' }
  /** Ctrl-C, Ctrl-D, Ctrl-Z. */
  | { kind: 'interrupt' }
  | { kind: 'end' }
  | { kind: 'suspend' }
  /** Arrows, function keys and the like, as the terminal sent them. */
  | { kind: 'sequence'; text: string };

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** So many characters in one read are no typing: where a terminal knows no paste marks, this tells a paste. */
const burstLength = 16;
/** The rest of a paste follows its beginning within this time (milliseconds). */
const burstGap = 40;

const controls: Readonly<Record<string, Key>> = {
  '\r': { kind: 'enter' },
  '\n': { kind: 'enter' },
  '\b': { kind: 'backspace' },
  '\u007f': { kind: 'backspace' },
  '\u0003': { kind: 'interrupt' },
  '\u0004': { kind: 'end' },
  '\u0015': { kind: 'erase-line' },
  '\u001a': { kind: 'suspend' },
};

/** Keys that no pasted text holds; they count also in the middle of a burst. Ctrl-C, Ctrl-D, backspace, Ctrl-U, Ctrl-Z. */
const pressed = /[\u0003\u0004\b\u0015\u001a\u007f]/;

// CSI with its parameters, SS3 with one letter, or Alt with a character.
const sequence = /^\u001b(?:\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|O[\x20-\x7e]|[^\u001b[O])/;
const unfinished = /^\u001b(?:\[[\x30-\x3f]*[\x20-\x2f]*|O)?$/;
const sequences = new RegExp(sequence.source.slice(1), 'g');

const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Reads characters as they come, in whatever pieces, and gives keys. Holds back what may still be a beginning. */
export class KeyDecoder {
  /** What may be the beginning of a sequence or of the mark that ends a paste. */
  #held = '';
  /** Pieces of an open bracketed paste, or null outside of one. Pieces, since joining 1 MB again and again is slow. */
  #pasted: string[] | null = null;
  #burstAt = Number.NEGATIVE_INFINITY;

  /** Something is held back: call `flush` when nothing more came for a moment. */
  get waiting(): 'escape' | 'paste' | null {
    if (this.#pasted !== null) return 'paste';
    return this.#held === '' ? null : 'escape';
  }

  /** The keys in `text`; `now` in milliseconds on any steady clock. */
  push(text: string, now: number): Key[] {
    const keys: Key[] = [];
    let rest = this.#held + text;
    this.#held = '';
    while (rest !== '') rest = this.#pasted === null ? this.#next(rest, now, keys) : this.#inPaste(rest, keys);
    return keys;
  }

  /** Gives what was held back: a lone Escape is a key, an open paste ends without its mark. */
  flush(): Key[] {
    const held = this.#held;
    this.#held = '';
    if (this.#pasted !== null) {
      const text = this.#pasted.join('') + held;
      this.#pasted = null;
      return [{ kind: 'paste', text: lines(text), marked: true }];
    }
    if (held === '') return [];
    return held === '\u001b' ? [{ kind: 'escape' }] : [{ kind: 'sequence', text: held }];
  }

  /** Takes keys from the front of `rest` and answers what is left of it. */
  #next(rest: string, now: number, keys: Key[]): string {
    const start = rest.indexOf(pasteStart);
    if (start === 0) {
      this.#pasted = [];
      return rest.slice(pasteStart.length);
    }
    const typed = start === -1 ? rest : rest.slice(0, start);
    // Ctrl-C works whatever else is in the pipe, and makes what came before it pointless.
    const interrupt = typed.indexOf('\u0003');
    if (interrupt > 0) return rest.slice(interrupt);
    const stop = typed.search(pressed);
    const here = stop > 0 ? typed.slice(0, stop) : typed;
    if (stop !== 0 && this.#isBurst(here, now)) {
      keys.push({ kind: 'paste', text: lines(here), marked: false });
      return rest.slice(here.length);
    }
    if (here.startsWith('\u001b')) {
      if (unfinished.test(here) && here === rest) {
        this.#held = here;
        return '';
      }
      const found = sequence.exec(here)?.[0];
      // Escape and then another key in one read: two keys, not Alt, since nothing here uses Alt.
      if (found === undefined || found.length === 2) {
        keys.push({ kind: 'escape' });
        return rest.slice(1);
      }
      keys.push({ kind: 'sequence', text: found });
      return rest.slice(found.length);
    }
    const [character = ''] = here;
    keys.push(controls[character] ?? { kind: 'text', text: character });
    return rest.slice(here.startsWith('\r\n') ? 2 : character.length);
  }

  #isBurst(text: string, now: number): boolean {
    if (text === '' || text === '\u001b') return false;
    const follows = now - this.#burstAt < burstGap;
    const burst = follows || text.replace(sequences, '').length >= burstLength;
    if (burst) this.#burstAt = now;
    return burst;
  }

  #inPaste(rest: string, keys: Key[]): string {
    const pieces = this.#pasted ?? [];
    const end = rest.indexOf(pasteEnd);
    if (end === -1) {
      const keep = overlap(rest);
      pieces.push(rest.slice(0, rest.length - keep));
      this.#held = rest.slice(rest.length - keep);
      return '';
    }
    keys.push({ kind: 'paste', text: lines(pieces.join('') + rest.slice(0, end)), marked: true });
    this.#pasted = null;
    return rest.slice(end + pasteEnd.length);
  }
}

/** How many characters at the end of `text` may be the beginning of the mark that ends a paste. */
const overlap = (text: string): number => {
  for (let length = Math.min(pasteEnd.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(pasteEnd.slice(0, length))) return length;
  return 0;
};
