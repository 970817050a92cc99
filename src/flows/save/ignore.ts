import { decode, encode } from '../../core/env/bytes.ts';
import { addIgnoreRule, ignoreRuleFor, seemsIgnored } from '../../core/gitignore.ts';
import type { Facts } from '../../core/report.ts';
import type { GitView } from '../ports.ts';
import type { FileDraft } from './key.ts';
import { besidePath, isInside, nameOf } from './paths.ts';
import type { SaveContext, SaveRefused } from './wish.ts';

/** What keeps git away from the file: it does so already (`file` null), or a rule is to be written first. */
export type IgnoreDraft = { kind: 'ignore'; file: FileDraft | null; gitignored: boolean };

const exposed = (reason: string, facts: Facts = {}): SaveRefused => ({
  kind: 'refused',
  cause: 'env-file-exposed',
  facts: { ...facts, reason },
});

/**
 * Asks git about the file that will hold the key. Where git tracks it, or cannot say, the answer is no. Where nothing ignores it yet, a rule goes
 * into the .gitignore beside it, also where there is no repository so far: `git init` may follow.
 */
export async function draftIgnore(
  ctx: SaveContext,
  target: string,
  allowed: boolean,
): Promise<IgnoreDraft | SaveRefused> {
  const view = await ctx.git.look(target);
  if (view.kind === 'unknown') return exposed('git-unknown');
  if (view.kind === 'repository') {
    if (view.tracked) return exposed('tracked');
    if (view.ignored) return { kind: 'ignore', file: null, gitignored: true };
    if (!allowed) return exposed('not-ignored');
  } else if (!allowed || !isInside(target)) {
    return { kind: 'ignore', file: null, gitignored: false };
  }
  return draftRule(ctx, target, view);
}

async function draftRule(ctx: SaveContext, target: string, view: GitView): Promise<IgnoreDraft | SaveRefused> {
  const path = besidePath(target, '.gitignore');
  const file = await ctx.files.read(path);
  // git does not follow a .gitignore that is a link (gitignore(5)).
  if (file.kind === 'unreadable' || (file.kind === 'file' && file.viaLink !== null)) {
    return view.kind === 'repository'
      ? exposed('gitignore-unwritable')
      : { kind: 'ignore', file: null, gitignored: false };
  }
  const { text, fault } = decode(file.kind === 'file' ? file.bytes : new Uint8Array());
  if (fault) return exposed('gitignore-unwritable');
  if (view.kind !== 'repository' && seemsIgnored(text, nameOf(target)))
    return { kind: 'ignore', file: null, gitignored: true };
  const rule = ignoreRuleFor(nameOf(target));
  const after = addIgnoreRule(text, rule);
  if (after === text) {
    // The rule is there, and git said no: it may have come in between the two looks.
    const still = view.kind === 'repository' ? await stillExposed(ctx, target, true) : null;
    return still ?? { kind: 'ignore', file: null, gitignored: true };
  }
  if (await ctx.files.writable(path))
    return view.kind === 'repository'
      ? exposed('gitignore-unwritable')
      : { kind: 'ignore', file: null, gitignored: false };
  const expected = file.kind === 'file' ? file.snapshot : null;
  const change = { path, lines: [{ kind: 'added', text: rule } as const] };
  return {
    kind: 'ignore',
    file: { path, bytes: encode(after), expected, mode: file.kind === 'file' ? file.mode : 0o644, change },
    gitignored: true,
  };
}

/** After the rule is written: does git see it so? */
export async function stillExposed(ctx: SaveContext, target: string, allowed: boolean): Promise<SaveRefused | null> {
  const view = await ctx.git.look(target);
  if (view.kind !== 'repository' || (view.ignored && !view.tracked)) return null;
  return exposed(view.tracked ? 'tracked' : allowed ? 'rule-without-effect' : 'not-ignored');
}
