import type { Area } from '../../core/search-area.ts';
import type { DoctorContext, GitHit, ScanReport } from '../doctor-ports.ts';

/** A key's text in a file, and whether git leaves that file out. */
export type Leak = { path: string; line: number; tail: string; own: boolean; ignored: boolean };

/** Of one file with many keys, and of many files, the first are enough to act on. */
const mostLeaks = 20;

/** What a search found in one area: each key once a file, at its first line. */
export async function leaksIn(ctx: Pick<DoctorContext, 'git'>, report: ScanReport, area: Area): Promise<Leak[]> {
  const hits = report.hits.filter((hit) => hit.area === area);
  const first = hits.filter(
    (hit, at) => hits.findIndex((other) => other.path === hit.path && other.tail === hit.tail) === at,
  );
  const leaks: Leak[] = [];
  for (const { path, line, tail, own } of first.slice(0, mostLeaks)) {
    const view = area === 'source' ? await ctx.git.look(path) : null;
    const ignored = view?.kind === 'repository' && !view.tracked && view.ignored !== null;
    leaks.push({ path, line, tail, own, ignored });
  }
  return leaks;
}

/** A key's text in a commit. */
export type HistoryLeak = {
  path: string | null;
  commit: string | null;
  date: string | null;
  tail: string;
  own: boolean;
  /** A remote branch that has it, or null. */
  shared: string | null;
};

/** Keys whose commit is looked up; git needs a moment for each. */
const mostOrigins = 5;

/** What git's history holds: each key once a path, with the commit that brought its oldest version in. */
export async function historyLeaks(
  { contents }: Pick<DoctorContext, 'contents'>,
  hits: readonly GitHit[],
): Promise<HistoryLeak[]> {
  // Git lists the newest first: the last of the same is the oldest.
  const oldest = new Map(hits.map((hit) => [`${hit.tail} ${hit.path ?? ''}`, hit]));
  const leaks: HistoryLeak[] = [];
  for (const [at, { path, object, tail, own }] of [...oldest.values()].slice(0, mostLeaks).entries()) {
    const origin = at < mostOrigins ? await contents.origin(object) : null;
    leaks.push({
      path,
      commit: origin?.commit ?? null,
      date: origin?.date ?? null,
      tail,
      own,
      shared: origin?.shared ?? null,
    });
  }
  return leaks;
}
