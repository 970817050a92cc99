import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const keys = {
  enter: '\r',
  esc: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  space: ' ',
  tab: '\t',
  backspace: '\u007f',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-u': '\u0015',
  'ctrl-t': '\u0014',
  'ctrl-z': '\u001a',
} as const;

export type PtyKey = keyof typeof keys;

export type PtyOptions = {
  cwd?: string;
  /** The whole environment; nothing is added to it but TERM, which is xterm-256color unless it says otherwise. */
  env: Record<string, string>;
  cols?: number;
  rows?: number;
};

export type Pty = {
  readonly pid: number;
  /** What a person sees now, line by line, blanks at the ends cut off; the lines scrolled away come first. */
  screen(): string[];
  /** The lines that were wider than the screen, whole: the terminal itself broke them, wherever its edge was. */
  overlong(): string[];
  /** Every character the program wrote, as it came. */
  raw(): string;
  /** Resolves with the screen when it shows this; throws with the screen after `ms` (10 s). */
  waitFor(what: string | RegExp, ms?: number): Promise<string>;
  type(text: string): void;
  /** `bracketed`: between the marks that a terminal sends when it was asked to. */
  paste(text: string, options?: { bracketed?: boolean }): void;
  key(name: PtyKey): void;
  resize(cols: number, rows: number): void;
  signal(name: NodeJS.Signals): void;
  /** Closes the terminal's window, in a manner of speaking. */
  close(): void;
  /** The terminal itself goes away: whatever reads from it finds its end. */
  hangUp(): void;
  /** How the program ended. */
  readonly exit: Promise<{ code: number; signal: number }>;
  /** The terminal's settings, as `stty -a` prints them; after the program's end, those that it left behind. */
  stty(): Promise<string>;
};

/** A program that is still there after this time is killed, whatever its test has become of (milliseconds). */
const longest = 120_000;

/** Runs a program in a real pseudo-terminal with a screen that can be read. */
export const startPty = (command: string, args: readonly string[], options: PtyOptions): Pty => {
  const { cwd = process.cwd(), env, cols = 80, rows = 40 } = options;
  const terminal = spawn(command, [...args], { name: env['TERM'] ?? 'xterm-256color', cwd, env, cols, rows });
  const path = slaveOf(terminal);
  // Held open, so that the settings can still be read when the program is gone.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const screen = new xterm.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true });
  const pieces: string[] = [];
  terminal.onData((data) => {
    pieces.push(data);
    screen.write(data);
  });
  const settings = (): string => execFileSync('stty', ['-a'], { stdio: [held, 'pipe', 'ignore'], encoding: 'utf8' });
  let left: string | null = null;
  // node-pty closes its side 200 ms after the program's end; the settings are gone with it, so they are looked at before.
  const watch = setInterval(() => {
    if (left === null && !isAlive(terminal.pid)) left = settings();
  }, 5);
  const limit = setTimeout(() => terminal.kill('SIGKILL'), longest);
  let ended = false;
  let gone = false;
  const exit = new Promise<{ code: number; signal: number }>((resolve) => {
    terminal.onExit(({ exitCode, signal = 0 }) => {
      ended = true;
      clearInterval(watch);
      clearTimeout(limit);
      if (!gone) closeSync(held);
      resolve({ code: exitCode, signal });
    });
  });
  const write = (text: string): void => {
    if (!ended) terminal.write(text);
  };
  const show = (): string[] => linesOf(screen);
  return {
    pid: terminal.pid,
    screen: show,
    overlong: () => overlongOf(screen),
    raw: () => pieces.join(''),
    async waitFor(what, ms = 10_000) {
      const until = performance.now() + ms;
      for (;;) {
        const text = show().join('\n');
        if (typeof what === 'string' ? text.includes(what) : what.test(text)) return text;
        if (performance.now() > until) throw new Error(`not seen within ${ms} ms: ${what}\n--- screen ---\n${text}`);
        await sleep(15);
      }
    },
    type: write,
    paste: (text, { bracketed = false } = {}) => write(bracketed ? `\u001b[200~${text}\u001b[201~` : text),
    key: (name) => write(keys[name]),
    resize(width, height) {
      terminal.resize(width, height);
      screen.resize(width, height);
    },
    signal: (name) => process.kill(terminal.pid, name),
    close: () => terminal.kill('SIGHUP'),
    hangUp() {
      clearInterval(watch);
      closeSync(held);
      gone = true;
      destroyed(terminal);
    },
    exit,
    stty: async () => left ?? settings(),
  };
};

/** The settings of a terminal in which no program has changed anything; asked of one that does not know how. */
export async function untouchedStty(size: Pick<PtyOptions, 'cols' | 'rows'> = {}): Promise<string> {
  const pty = startPty('sleep', ['60'], { env: { PATH: process.env['PATH'] ?? '' }, ...size });
  const settings = await pty.stty();
  pty.signal('SIGKILL');
  await pty.exit;
  return settings;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Closes the terminal's own end. node-pty can do that, though its types do not say so. */
const destroyed = (terminal: IPty): void => {
  const destroy: unknown = Reflect.get(terminal, 'destroy');
  if (typeof destroy !== 'function') throw new Error('node-pty no longer lets go of a terminal');
  Reflect.apply(destroy, terminal, []);
};

/** The device that the program sees. node-pty knows it, though its types do not say so. */
const slaveOf = (terminal: IPty): string => {
  const path: unknown = Reflect.get(terminal, 'ptsName') ?? Reflect.get(terminal, '_pty');
  if (typeof path !== 'string') throw new Error('node-pty no longer tells the name of the terminal device');
  return path;
};

const overlongOf = (screen: InstanceType<typeof xterm.Terminal>): string[] => {
  const { active } = screen.buffer;
  const found: string[] = [];
  for (let row = 1; row < active.length; row += 1) {
    const line = active.getLine(row);
    if (line?.isWrapped !== true) continue;
    const text = line.translateToString(true);
    if (active.getLine(row - 1)?.isWrapped === true) found.push(found.pop() + text);
    else found.push((active.getLine(row - 1)?.translateToString(true) ?? '') + text);
  }
  return found;
};

/** What stands on a screen, line by line, without the blanks at its ends. */
export const linesOf = (screen: InstanceType<typeof xterm.Terminal>): string[] => {
  const { active } = screen.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
};
