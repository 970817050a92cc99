import { decode, encode } from '../../core/env/bytes.ts';
import { EnvEditRefused, editEnv } from '../../core/env/edit.ts';
import { parse } from '../../core/env/parse.ts';
import type { EnvReader } from '../../core/env/readers/index.ts';
import { isPlaceholder, isReference } from '../../core/key/placeholder.ts';
import { Secret } from '../../core/key/secret.ts';
import type { FileState, Snapshot } from '../ports.ts';
import { diff } from './diff.ts';
import type { PlannedChange, SaveContext, SaveOccupied, SaveRefused, SaveWish } from './wish.ts';

/** A file as it is to be. Holds the key in its bytes: never shown, never kept longer than the write. */
export type FileDraft = { path: string; bytes: Uint8Array; expected: Snapshot; mode: number; change: PlannedChange };

/** The env file as it was read. `target`: where it really is, links followed. */
export type Target = { kind: 'target'; file: Exclude<FileState, { kind: 'unreadable' }>; text: string; target: string };

/** The env file with the key in it; null where it stands there already. */
export type KeyDraft = { kind: 'key'; env: FileDraft | null; created: boolean };

export async function readTarget(
  ctx: Pick<SaveContext, 'files'>,
  { path, variable }: SaveWish,
): Promise<Target | SaveRefused> {
  const file = await ctx.files.read(path);
  const refused = (cause: SaveRefused['cause'], reason: string): SaveRefused => ({
    kind: 'refused',
    cause,
    facts: { file: path, variable, reason },
  });
  if (file.kind === 'unreadable')
    return refused(
      file.reason === 'denied' || file.reason === 'io' ? 'env-file-unreadable' : 'env-file-unwritable',
      file.reason,
    );
  const { text, fault } = decode(file.kind === 'file' ? file.bytes : new Uint8Array());
  if (fault) return refused('env-file-unreadable', fault);
  return { kind: 'target', file, text, target: (file.kind === 'file' && file.viaLink) || path };
}

/** Works out the file with the key in it. Every reader given has to read it back. */
export function draftKey(
  wish: SaveWish,
  { file, text }: Target,
  readers: readonly EnvReader[],
): KeyDraft | SaveOccupied | SaveRefused {
  const occupied = wish.force === true ? null : occupant(text, wish);
  if (occupied) return occupied;
  const after = edited(text, wish, readers);
  const { path, variable } = wish;
  if (typeof after !== 'string')
    return {
      kind: 'refused',
      cause: 'env-file-unwritable',
      facts: { file: path, variable, reason: 'readers-disagree', reader: after.reader },
    };
  const created = file.kind === 'absent';
  if (after === text && !created) return { kind: 'key', env: null, created };
  return {
    kind: 'key',
    env: { path, bytes: encode(after), ...oldState(file), change: { path, lines: diff(text, wish) } },
    created,
  };
}

/** The text with the key and what goes with it, or the refusal of the reader that would not agree. */
export function edited(
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

/** Another value that stands under the name and may not be replaced; placeholders are there to be. The last line that holds one is named. */
function occupant(text: string, { path, variable, key, force }: SaveWish): SaveOccupied | null {
  const givenUp = force === true || force === false ? [] : force.map((secret) => secret.reveal());
  const standing = parse(text).flatMap(({ assignment, line }) =>
    assignment?.name === variable && isSomebodys(assignment.value, key) ? [{ value: assignment.value, line }] : [],
  );
  const last = standing.findLast(({ value }) => !givenUp.includes(value));
  if (last === undefined) return null;
  const { value, line } = last;
  const valueKind = isReference(value) ? 'reference' : /^sk-|^[\w-]{20,}$/.test(value) ? 'key' : 'other';
  const values = standing.map((one) => new Secret(one.value));
  return { kind: 'occupied', path, line, tail: new Secret(value).tail, valueKind, values };
}

const isSomebodys = (value: string, key: Secret): boolean =>
  value !== '' && value !== key.reveal() && !isPlaceholder(value);

/** A new file is its owner's alone. An old one that everybody may read is so by habit and is closed; one for a group is so on purpose. */
function oldState(file: Exclude<FileState, { kind: 'unreadable' }>): { expected: Snapshot; mode: number } {
  if (file.kind === 'absent') return { expected: null, mode: 0o600 };
  return { expected: file.snapshot, mode: (file.mode & 0o007) === 0 ? file.mode & 0o770 : file.mode & 0o700 };
}
