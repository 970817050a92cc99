import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeFolder } from './remove.ts';

/** Writes files as fast as it can, says so, and ends after half a second; a folder that is gone does not trouble it. */
const writer = `
  const { writeFileSync } = require('node:fs');
  const until = Date.now() + 500;
  for (let nth = 0; Date.now() < until; nth += 1) {
    try { writeFileSync('left-' + nth, ''); } catch {}
    if (nth === 10) process.stdout.write('writing');
  }`;

it('removes a folder in which a program still writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keycheck-remove-'));
  const child = spawn(process.execPath, ['-e', writer], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
  removeFolder(folder);
});
