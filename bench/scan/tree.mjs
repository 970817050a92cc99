import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A generator that gives the same numbers every time (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words =
  'const import export function return await async user request response client task desk risk ask model token project secret value index error message stream buffer object string number boolean null undefined if else for while switch case break continue new class extends implements interface type'.split(
    ' ',
  );
const endings = ['ts', 'js', 'tsx', 'json', 'md', 'css', 'py', 'html', 'yml', 'txt'];

/** Text that looks like code: words, names, numbers, line ends. In characters. */
function textOf(size, random) {
  const parts = [];
  let length = 0;
  while (length < size) {
    const word = words[Math.floor(random() * words.length)];
    const part = `${word}${random() < 0.1 ? `${Math.floor(random() * 1e6).toString(36)}` : ''}${random() < 0.12 ? ';\n  ' : ' '}`;
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, size);
}

/**
 * Writes a tree of `files` files with about `bytes` bytes in all, a few of them large, most small, 50 to a folder, one in
 * twenty below dist/. `key` is put into one file in the middle and into one of the built ones.
 */
export function makeTree(folder, { files, bytes, key }) {
  const random = randomFrom(42);
  const pool = textOf(4_000_000, random);
  const mean = bytes / files;
  const made = new Set();
  for (let at = 0; at < files; at += 1) {
    const top = at % 20 === 0 ? 'dist' : 'src';
    const path = join(folder, top, `part${Math.floor(at / 2500)}`, `folder${Math.floor(at / 50)}`);
    if (!made.has(path)) mkdirSync(path, { recursive: true });
    made.add(path);
    // Sizes as in real trees: many small ones, a long tail. Their mean is `mean`.
    const size = Math.min(2_000_000, Math.ceil(Math.log(1 - random()) ** 2 * (mean / 2)) || 1);
    const from = Math.floor(random() * (pool.length - Math.min(size, 2_000_000)));
    const text = pool.slice(from, from + size);
    const holdsKey = at === Math.floor(files / 2) + 1 || at === Math.floor(files / 40) * 20;
    writeFileSync(
      join(path, `file${at}.${endings[at % endings.length]}`),
      holdsKey ? `${text}\nconst k = '${key}';\n${text}` : text,
    );
  }
}
