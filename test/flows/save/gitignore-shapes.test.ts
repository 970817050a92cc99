import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectKey } from '../../support/keys.ts';
import { newRepository, saveIn } from './repository.ts';

const key = projectKey('ignore shapes');
const many = 'a/path/that/is/ignored\n'.repeat(40_000);

/**
 * What stands in .gitignore, and what a save puts behind it: nothing where git ignores the file already. Whether it does is git's own
 * answer (gitignore(5)), not a reading of ours.
 */
const shapes: Record<string, [before: string | Uint8Array | null, added: string]> = {
  'no file': [null, '.env\n'],
  'an empty file': ['', '.env\n'],
  'a BOM alone': ['\uFEFF', '.env\n'],
  'blank lines alone': ['\n\n  \n', '.env\n'],
  'blanks without a line end': ['   ', '\n.env\n'],
  LF: ['dist\n', '.env\n'],
  'no last line end': ['dist', '\n.env\n'],
  CRLF: ['node_modules\r\ndist\r\n', '.env\r\n'],
  'CRLF without the last one': ['node_modules\r\ndist', '\r\n.env\r\n'],
  'mixed line ends, LF last': ['a\r\nb\n', '.env\n'],
  'mixed line ends, CRLF last': ['a\nb\nc\r\n', '.env\n'],
  'a lone CR': ['a\r.env', '\n.env\n'],
  'a BOM and rules': ['\uFEFFdist\n', '.env\n'],
  'a BOM before the rule itself': ['\uFEFF.env\n', ''],
  'a BOM, CRLF, no last line end': ['\uFEFFdist\r\nbuild', '\r\n.env\r\n'],
  'the rule': ['.env\n', ''],
  'the rule without a line end': ['.env', ''],
  'the rule with CRLF': ['.env\r\n', ''],
  'the rule with a CR and no LF': ['dist\n.env\r', ''],
  'the rule among others': ['dist\n.env\nbuild\n', ''],
  'the rule from the root': ['/.env\n', ''],
  'the rule at any depth': ['**/.env\n', ''],
  'blanks behind the rule': ['.env  \n', ''],
  'an escaped blank behind the rule': ['.env\\ \n', '.env\n'],
  'a tab behind the rule': ['.env\t\n', '.env\n'],
  'a blank before the rule': [' .env\n', '.env\n'],
  'a comment behind the rule': ['.env # keys\n', '.env\n'],
  'the rule in quotes': ['".env"\n', '.env\n'],
  'the rule in a comment': ['# .env\n#.env\n', '.env\n'],
  'an escaped #': ['\\#.env\n', '.env\n'],
  'an escaped !': ['\\!.env\n', '.env\n'],
  'an escaped dot': ['\\.env\n', ''],
  'a folder of that name': ['.env/\n', '.env\n'],
  'the rule of another folder': ['config/.env\n', '.env\n'],
  'only .env.example': ['.env.example\n', '.env\n'],
  'only what is local': ['*.local\n', '.env\n'],
  'only what comes behind a dot': ['.env.*\n', '.env\n'],
  'all but the example': ['.env*\n!.env.example\n', ''],
  'the example first, then all': ['!.env.example\n.env*\n', ''],
  'taken back': ['.env\n!.env\n', '.env\n'],
  'taken back, no last line end': ['.env\n!.env', '\n.env\n'],
  'taken back by a pattern': ['.env*\n!.env*\n', '.env\n'],
  'taken back, then ignored again': ['.env\n!.env\n.env\n', ''],
  'everything ignored': ['*\n', ''],
  'everything but sources': ['*\n!*.js\n!*/\n', ''],
  'everything but names with a dot': ['*\n!.*\n', '.env\n'],
  'the root ignored but for a folder': ['/*\n!/src\n', ''],
  'a question mark': ['.e?v\n', ''],
  'a class': ['.[a-f]nv\n', ''],
  'a class that says not': ['.[!e]nv\n', '.env\n'],
  'a class that is never closed': ['.[env\n', '.env\n'],
  'a backslash at the end': ['dist\\', '\n.env\n'],
  'another case': ['.ENV\n', '.env\n'],
  'U+2028, which ends no line': ['a\u2028.env', '\n.env\n'],
  'a NEL, which ends no line': ['a\u0085.env\n', '.env\n'],
  'names of another script': ['密鑰/\n*.金鑰\n', '.env\n'],
  'bytes that are no UTF-8': [Uint8Array.of(0x80, 0xc3, 0x28, 0x0a, 0xe9), '\n.env\n'],
  'a NUL inside a line': ['di\0st\n', '.env\n'],
  'a NUL behind the rule, where git stops reading': ['.env\0x\n', ''],
  '40,000 lines': [many, '.env\n'],
  'one line of a megabyte': ['x'.repeat(1_000_000), '\n.env\n'],
};

it.each(Object.entries(shapes))(
  '.gitignore of %s: the file is covered, and not a byte else changes',
  async (_, [before, added]) => {
    const { repo, env, git } = newRepository();
    git(repo, 'init', '-q');
    git(repo, 'config', 'core.ignoreCase', 'false');
    const rules = join(repo, '.gitignore');
    const old = Buffer.from(before ?? '');
    if (before !== null) writeFileSync(rules, old);
    const { outcome, again } = await saveIn(repo, env, key);
    expect(outcome).toMatchObject({ kind: 'saved', saved: { gitignored: true }, warnings: [] });
    expect(readFileSync(rules).equals(Buffer.concat([old, Buffer.from(added)]))).toBe(true);
    expect(git(repo, 'check-ignore', '.env')).toBe('.env\n');

    const { ino, mtimeNs } = statSync(rules, { bigint: true });
    expect(again).toMatchObject({ kind: 'ready', changes: [] });
    expect((await saveIn(repo, env, key)).outcome).toMatchObject({ kind: 'saved', saved: { changed: false } });
    expect(statSync(rules, { bigint: true })).toMatchObject({ ino, mtimeNs });

    git(repo, 'add', '-A');
    git(repo, 'commit', '-q', '--allow-empty', '-m', 'all');
    expect(git(repo, 'ls-files')).not.toMatch(/^\.env$/m);
    expect(git(repo, 'log', '-p', '--text', '--all', '--', '.', ':!.gitignore')).not.toContain(key);
  },
);

/** Where a rule cannot be put in without changing what is there, the key is not written. */
const refused: Record<string, Uint8Array> = {
  'UTF-16, little end first': Buffer.from('\uFEFFdist\n', 'utf16le'),
  'UTF-16, big end first': Buffer.from('\uFEFFdist\n', 'utf16le').swap16(),
  'more than 5 MiB': Buffer.alloc(5 * 1024 * 1024 + 1, 'a\n'),
};

it.each(Object.entries(refused))('.gitignore of %s: nothing is written', async (_, before) => {
  const { repo, env, git } = newRepository();
  git(repo, 'init', '-q');
  writeFileSync(join(repo, '.gitignore'), before);
  const { outcome } = await saveIn(repo, env, key);
  expect(outcome).toMatchObject({
    kind: 'refused',
    cause: 'env-file-exposed',
    facts: { reason: 'gitignore-unwritable' },
  });
  expect([existsSync(join(repo, '.env')), readFileSync(join(repo, '.gitignore')).equals(before)]).toEqual([
    false,
    true,
  ]);
});
