import { withoutCommands } from '../core/ci-commands.ts';
import { maskSecrets } from '../core/key/mask.ts';
import type { Secret } from '../core/key/secret.ts';
import { once } from '../core/once.ts';
import type { Sink } from './files/sink.ts';
import { isStyled, withoutStyles } from './style-codes.ts';

/** The one place everything printed passes. */
export type Output = {
  /** Answers, to stdout. A line end is added. */
  out(text: string): void;
  /** Everything else, to stderr. A line end is added. */
  say(text: string): void;
  /** A document for programs or a line to copy, to stdout: in the signs it is made of, whoever reads. A line end is added. */
  verbatim(text: string): void;
  /** A CI system's own commands (`::error …`), to stdout, one a line. Whoever makes them has escaped what is foreign in them. */
  command(text: string): void;
  /** Like `out`, for a text that brings its line ends along (help). */
  raw(text: string): void;
  /** Secrets that are masked from now on. */
  guard(secret: Secret): void;
  /** What printing does to a text: masked, without control bytes, no CI command. For prompts, which draw by themselves. */
  clean(text: string): string;
  /** Whether a text holds something that would be masked. */
  holdsSecret(text: string): boolean;
  /** A text for a file: cleaned as what is printed, since files are printed by others. `commands`: lines of CI commands stay what they are. */
  forFile(text: string, holds?: 'text' | 'commands'): string;
  /**
   * Resolves when everything is written, or nobody reads any more. Wait for it before the process ends. False where answers could not be
   * written for another reason than that (a full disk): whoever reads the file would take it for the whole answer.
   */
  flush(): Promise<boolean>;
};

/**
 * Makes the output door. A reader that goes away (`keycheck … | head -1`, EPIPE) is no error: the rest is dropped and the
 * run ends with its own exit code.
 */
export const createOutput = (to: {
  /** Asked for at the first word that goes there: Node makes a stream when one looks at it. */
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** What the reader of each stream needs: signs in ASCII, or text for the ear. */
  forReader?: { stdout(text: string): string; stderr(text: string): string };
  /** The line that has a CI system mask this secret in its log, for a secret that it does not know; null for none. */
  maskCommand?: (secret: Secret) => string | null;
}): Output => {
  const { forReader = { stdout: same, stderr: same }, maskCommand = () => null } = to;
  const secrets: Secret[] = [];
  const mask = (text: string): string => masked(text, secrets);
  const clean = (text: string): string => mask(withoutCommands(printable(text)));
  const commands = (text: string): string =>
    text
      .split('\n')
      .map((line) => commandLine(line, mask))
      .join('\n');
  const answers = writer(() => to.stdout);
  const remarks = writer(() => to.stderr);
  return {
    out: (text) => answers.write(`${clean(forReader.stdout(text))}\n`),
    say: (text) => remarks.write(`${clean(forReader.stderr(text))}\n`),
    verbatim: (text) => answers.write(`${clean(text)}\n`),
    command: (text) =>
      answers.write(`${commands(text)}
`),
    raw: (text) => answers.write(clean(forReader.stdout(text))),
    guard(secret) {
      if (secret.length === 0 || secrets.some((other) => other.equals(secret))) return;
      secrets.push(secret);
      const line = maskCommand(secret);
      if (line !== null) answers.write(`${line}\n`);
    },
    clean: (text) => clean(forReader.stderr(text)),
    holdsSecret: (text) => mask(text) !== text,
    forFile: (text, holds = 'text') => (holds === 'commands' ? commands(text) : clean(text)),
    flush: async () => (await Promise.all([answers.flush(), remarks.flush()]))[0],
  };
};

const same = (text: string): string => text;

/** Readers go away as they like; sockets and Windows call it by other names. */
const readerLeft = ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

/** Writes until the reader goes away, and knows when the last byte is out. */
const writer = (open: () => Sink): { write(text: string): void; flush(): Promise<boolean> } => {
  let underWay = 0;
  let gone = false;
  let failed = false;
  let idle = (): void => {};
  const settle = (): void => {
    if (gone || underWay === 0) idle();
  };
  const leave = (): void => {
    gone = true;
    settle();
  };
  const fail = (error: NodeJS.ErrnoException): void => {
    failed ||= !readerLeft.includes(error.code ?? '');
    leave();
  };
  const sink = once(() => {
    const sink = open();
    sink.on('error', fail);
    sink.on('close', leave);
    return sink;
  });
  return {
    write(text) {
      if (gone) return;
      underWay += 1;
      sink().write(text, (error) => {
        underWay -= 1;
        if (error) fail(error);
        settle();
      });
    },
    flush: () =>
      new Promise((resolve) => {
        idle = () => resolve(!failed);
        settle();
      }),
  };
};

/**
 * Only what can be read: line ends, tabs and our own styles stay. Everything else that moves a cursor, turns the direction
 * of writing around or hides letters is taken out (facts/reliability.md T6; kubernetes CVE-2021-25743). A lone carriage
 * return would let a text overwrite its own line, so it becomes a blank.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/[\r\u2028\u2029]/g, ' ')
    .split(isStyled)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(unreadable, '')))
    .join('');

// Controls (C0, DEL, C1) but tab and line feed, half characters, what takes no room (a `::` behind a zero-width space still begins its
// line), marks that turn the writing direction, tag characters. By their numbers, which Unicode never changes: to set up \p{Cc} takes
// longer than to print a line.
const unreadable =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** One line of a CI command: `::name key=value::text`. Anything else that came this way is treated as foreign. */
const commandLine = (line: string, mask: (text: string) => string): string => {
  const plain = withoutStyles(printable(line)).replace(/\n/g, ' ');
  return mask(/^::[a-z-]+(?: [^:]*)?::/.test(plain) ? plain : withoutCommands(plain));
};

/** Masks secrets, guarded or key-shaped, also where styles stand inside them: then the styles go, not the mask. */
const masked = (text: string, secrets: readonly Secret[]): string => {
  const plain = withoutStyles(text);
  const safe = maskSecrets(plain, secrets);
  if (safe === plain) return text;
  const styled = maskSecrets(text, secrets);
  return withoutStyles(styled) === safe ? styled : safe;
};
