import { decode, encode } from '../../core/env/bytes.ts';
import { EnvEditRefused, editEnv } from '../../core/env/edit.ts';
import { parse } from '../../core/env/parse.ts';
import { decisive, type EnvReader } from '../../core/env/readers/index.ts';
import { isPlaceholder, isReference } from '../../core/key/placeholder.ts';
import { Secret } from '../../core/key/secret.ts';
import { isPublicName } from '../../core/marks.ts';
import type { FileState, Snapshot } from '../ports.ts';
import { draftIgnore, type IgnoreDraft } from './ignore.ts';
import { besidePath } from './paths.ts';
import type { ChangeLine, PlannedChange, SaveContext, SaveOccupied, SaveReady, SaveRefused, SaveWish } from './wish.ts';

/** A file as it is to be. Holds the key in its bytes: never shown, never kept longer than the write. */
export type FileDraft = { path: string; bytes: Uint8Array; expected: Snapshot; mode: number; change: PlannedChange };

/** Everything a save would write, in the order in which it is written: the ignore rule before the key. */
export type SaveDraft = {
  kind: 'draft';
  /** Where the file really is, links followed. */
  target: string;
  ignore: IgnoreDraft;
  env: FileDraft | null;
  example: FileDraft | null;
  saved: SaveReady['saved'];
};

/** Looks at everything that saving depends on and works out every byte that would be written. Writes nothing. */
export async function draftSave(ctx: SaveContext, wish: SaveWish): Promise<SaveDraft | SaveOccupied | SaveRefused> {
  const { path, variable } = wish;
  const facts = { file: path, variable };
  if (isPublicName(variable))
    return { kind: 'refused', cause: 'client-exposed-key', facts: { ...facts, reason: 'public-name' } };
  const file = await ctx.files.read(path);
  if (file.kind === 'unreadable') {
    const cause = file.reason === 'denied' || file.reason === 'io' ? 'env-file-unreadable' : 'env-file-unwritable';
    return { kind: 'refused', cause, facts: { ...facts, reason: file.reason } };
  }
  const { text, fault } = decode(file.kind === 'file' ? file.bytes : new Uint8Array());
  if (fault) return { kind: 'refused', cause: 'env-file-unreadable', facts: { ...facts, reason: fault } };
  const target = (file.kind === 'file' && file.viaLink) || path;
  const ignore = await draftIgnore(ctx, target, wish.gitignore);
  if (ignore.kind === 'refused') return { ...ignore, facts: { ...ignore.facts, ...facts } };
  const occupied = wish.force ? null : occupant(text, wish);
  if (occupied) return occupied;
  const after = edited(text, wish, [...decisive, ...(await ctx.envReaders())]);
  if (typeof after !== 'string')
    return {
      kind: 'refused',
      cause: 'env-file-unwritable',
      facts: { ...facts, reason: 'readers-disagree', reader: after.reader },
    };
  const changed = after !== text || file.kind === 'absent';
  const hindrance = changed ? await ctx.files.writable(path) : null;
  if (hindrance)
    return { kind: 'refused', cause: 'env-file-unwritable', facts: { ...facts, reason: hindrance.reason } };
  return {
    kind: 'draft',
    target,
    ignore,
    env: changed ? { path, bytes: encode(after), ...oldState(file), change: { path, lines: diff(text, wish) } } : null,
    example: wish.example ? await draftExample(ctx, wish) : null,
    saved: {
      path: path.split('\\').join('/'),
      variable,
      changed,
      created: file.kind === 'absent',
      gitignored: ignore.gitignored,
    },
  };
}

/** The text with the key and what goes with it, or the refusal of the reader that would not agree. */
function edited(
  text: string,
  { variable, key, extras = {} }: SaveWish,
  readers: readonly EnvReader[],
): string | EnvEditRefused {
  try {
    const withKey = editEnv(text, variable, key.reveal(), readers);
    return Object.entries(extras).reduce((so, [name, value]) => editEnv(so, name, value, readers), withKey);
  } catch (error) {
    if (error instanceof EnvEditRefused) return error;
    throw error;
  }
}

/** Another value that stands under the name, unless it is a placeholder: those are there to be replaced. */
function occupant(text: string, { path, variable, key }: SaveWish): SaveOccupied | null {
  for (const { assignment, line } of parse(text).toReversed()) {
    if (assignment?.name !== variable) continue;
    const { value } = assignment;
    if (value === '' || value === key.reveal() || isPlaceholder(value)) continue;
    const valueKind = isReference(value) ? 'reference' : /^sk-|^[\w-]{20,}$/.test(value) ? 'key' : 'other';
    return { kind: 'occupied', path, line, tail: new Secret(value).tail, valueKind };
  }
  return null;
}

/** A new file is its owner's alone. An old one that everybody may read is so by habit and is closed; one for a group is so on purpose. */
function oldState(file: Exclude<FileState, { kind: 'unreadable' }>): { expected: Snapshot; mode: number } {
  if (file.kind === 'absent') return { expected: null, mode: 0o600 };
  return { expected: file.snapshot, mode: (file.mode & 0o007) === 0 ? file.mode & 0o770 : file.mode & 0o700 };
}

/** The masked diff of the env file, as a person should see it before it is written. */
function diff(text: string, { variable, key, extras = {} }: SaveWish): ChangeLine[] {
  const pieces = parse(text);
  const wanted: [string, string, string][] = [
    [variable, key.reveal(), `${key}`],
    ...Object.entries(extras).map(([name, value]): [string, string, string] => [name, value, value]),
  ];
  const lines = wanted.flatMap(([name, value, shown]): ChangeLine[] => {
    const own = pieces.filter(({ assignment }) => assignment?.name === name);
    if (own.length === 0) return [{ kind: 'added', text: `${name}=${shown}` }];
    return own.flatMap(({ assignment, line }): ChangeLine[] =>
      !assignment || assignment.value === value
        ? []
        : [{ kind: 'replaced', text: `${name}=${shown}`, line, was: new Secret(assignment.value).tail }],
    );
  });
  const kept = pieces.length - lines.filter(({ kind }) => kind === 'replaced').length;
  return kept > 0 ? [{ kind: 'kept', count: kept }, ...lines] : lines;
}

/** The name without a value in `.env.example`, for whoever sets the project up next. What stands there is left alone; any trouble: no example. */
async function draftExample(ctx: SaveContext, { path, variable }: SaveWish): Promise<FileDraft | null> {
  const example = besidePath(path, '.env.example');
  const file = await ctx.files.read(example);
  if (file.kind === 'unreadable') return null;
  const { text, fault } = decode(file.kind === 'file' ? file.bytes : new Uint8Array());
  const pieces = parse(text);
  if (
    fault ||
    pieces.some(
      ({ source, assignment }) =>
        assignment?.name === variable || new RegExp(`^\\s*#\\s*${variable}\\s*=`).test(source),
    )
  )
    return null;
  const after = edited(
    text,
    { path, variable, key: new Secret(''), gitignore: false, force: true, example: false },
    decisive,
  );
  if (typeof after !== 'string') return null;
  const lines: ChangeLine[] = [
    ...(pieces.length > 0 ? [{ kind: 'kept', count: pieces.length } as const] : []),
    { kind: 'added', text: `${variable}=` },
  ];
  const expected = file.kind === 'file' ? file.snapshot : null;
  return {
    path: example,
    bytes: encode(after),
    expected,
    mode: file.kind === 'file' ? file.mode : 0o644,
    change: { path: example, lines },
  };
}
