import { spawn } from '@lydell/node-pty';

/** Wall milliseconds until a program in a terminal has shown `text` (or, without one, has ended). The program is then ended. */
export function untilShown(args, { cwd, env, text }) {
  return new Promise((settle, reject) => {
    const started = performance.now();
    const terminal = spawn(process.execPath, args, { cols: 80, rows: 40, cwd, env });
    let shown = '';
    let over = false;
    const finish = () => {
      if (over) return;
      over = true;
      settle({ wall: performance.now() - started });
    };
    terminal.onData((part) => {
      shown += part;
      if (text === undefined || !shown.includes(text)) return;
      finish();
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() => {
      if (text === undefined) finish();
      else if (!over) reject(new Error(`${args.join(' ')} ended without showing ${JSON.stringify(text)}:\n${shown}`));
    });
  });
}
