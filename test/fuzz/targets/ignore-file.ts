import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { addIgnoreRule, ignoreRuleFor } from '../../../src/core/gitignore.ts';
import { mutated } from '../mutations.ts';
import { target } from '../target.ts';

const lines = [
  '.env',
  '!.env',
  '.env*',
  '!*',
  '!.env*',
  '*',
  '/.env',
  '.env/',
  '!/.env',
  '# note',
  '',
  ' .env',
  '.env ',
  '\\.env',
  '[.]env',
  '**/.env',
  'dist',
  '!**',
  '.e?v',
  '.env\\ ',
];
const files = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom('\n', '\r\n', '\n', '')), { maxLength: 8 }),
  )
  .map(([bom, parts]) => bom + parts.flat().join(''));
const names = fc.oneof(
  fc.constantFrom('.env', '.env.local', '.env.sandbox', 'my env', '#env', '!env', 'a[b]', 'a*', 'env ', 'a\\b'),
  fc.stringMatching(/^[\w.*?[\]#! \\-]{1,12}$/).filter((name) => !/^\.{1,2}$/.test(name) && name.trim() !== ''),
);

let folder: string | null = null;
function repository(): string {
  if (folder === null) {
    folder = mkdtempSync(join(tmpdir(), 'keycheck-fuzz-'));
    spawnSync('git', ['init', '-q', folder]);
  }
  return folder;
}

/** What was there stays, a second time changes nothing, and git itself then ignores the file. */
export const ignoreFile = target(
  '.gitignore editor',
  fc.tuple(fc.oneof(files, mutated(files)), names),
  ([text, name]) => {
    const after = addIgnoreRule(text, ignoreRuleFor(name));
    assert.ok(after.startsWith(text));
    assert.equal(addIgnoreRule(after, ignoreRuleFor(name)), after);
    const cwd = repository();
    writeFileSync(join(cwd, '.gitignore'), after);
    const asked = spawnSync('git', ['check-ignore', '-z', '--no-index', '--stdin'], { cwd, input: `./${name}\0` });
    assert.equal(asked.status, 0, 'git does not ignore it');
  },
  {
    async close() {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  },
);
