// What the package cannot go below while it brings these along, readable: the sentences in every language, the libraries and the practice
// platform, out of the built chunks and packed each by itself. Everything that diagnoses, saves and asks comes on top.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kinds = {
  sentences: /^src\/words\/[a-z]{2}(-[A-Z]{2})?\//,
  libraries: /^node_modules\//,
  practice: /^src\/practice\//,
};

/** Kilobytes packed, by kind. */
export function packedFloor(dist = 'dist') {
  const chunks = readdirSync(join(dist, 'chunks')).map((name) => readFileSync(join(dist, 'chunks', name), 'utf8'));
  // Rolldown writes the file that a part of a chunk comes from in a line above it.
  const parts = chunks.flatMap((text) => text.split(/^(?=\/\/ (?:src|node_modules)\/\S+$)/m));
  const of = (kind) =>
    parts.filter((part) => kind.test(/^\/\/ (\S+)$/m.exec(part.split('\n', 1)[0])?.[1] ?? '')).join('');
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, gzipSync(of(kind), { level: 9 }).length / 1000]),
  );
}
