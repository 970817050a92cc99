import { decode, encode } from '../../core/env/bytes.ts';
import { parse } from '../../core/env/parse.ts';
import { decisive } from '../../core/env/readers/index.ts';
import { Secret } from '../../core/key/secret.ts';
import { edited, type FileDraft } from './key.ts';
import { besidePath } from './paths.ts';
import type { ChangeLine, SaveContext, SaveWish } from './wish.ts';

/** The name without a value in `.env.example`, for whoever sets the project up next. What stands there is left alone; any trouble: no example. */
export async function draftExample(ctx: SaveContext, { path, variable }: SaveWish): Promise<FileDraft | null> {
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
