import { type Dirent, readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { telltalesOf } from '../../core/key/find.ts';
import { type Area, areaOfFile, areaOfFolder, isOwnBusiness, isPacked, isWebCode } from '../../core/search-area.ts';
import type { Scan, ScanHit, ScanReport } from '../../flows/doctor-ports.ts';
import { createSearcher } from './search.ts';

/** So often the run looks up from its work: at the clock, and at Ctrl-C. */
const turnMs = 40;
/** The clock is not looked at for every file. */
const filesPerLook = 32;
/** A project with more places than this needs no longer list. */
const mostHits = 200;
/** Deeper lies no program, but perhaps a circle of mounts. */
const deepest = 60;

type Folder = { path: string; area: Area; depth: number };

/** Searches the files below a folder for keys. `cwd` is absolute. */
export function systemScan(cwd: string): Scan {
  return {
    async tree({ own, timeMs, signal }): Promise<ScanReport> {
      const search = createSearcher({ own, telltales: telltalesOf(own) });
      const report = emptyReport();
      const turns = takeTurns(timeMs, signal);
      const waiting: Folder[] = [{ path: '', area: 'source', depth: 0 }];
      for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        for (const entry of entriesOf(cwd, folder, report)) {
          const path = folder.path + entry.name;
          if (entry.isDirectory()) enter(path, entry.name, folder, waiting, report);
          else if (entry.isFile()) searchOne(cwd, path, entry.name, folder.area, search, report);
          if (turns.due() && (await turns.over()))
            return { ...report, unsearched: { ...report.unsearched, outOfTime: true } };
        }
      }
      return report;
    },
  };
}

type Draft = {
  hits: ScanHit[];
  browserClients: { path: string; line: number }[];
  files: Record<Area, number>;
  bytes: number;
  bundleFolders: string[];
  unsearched: { tooLarge: number; packed: number; unreadable: number; folders: string[]; outOfTime: boolean };
};

const emptyReport = (): Draft => ({
  hits: [],
  browserClients: [],
  files: { source: 0, bundle: 0, 'env-file': 0 },
  bytes: 0,
  bundleFolders: [],
  unsearched: { tooLarge: 0, packed: 0, unreadable: 0, folders: [], outOfTime: false },
});

function entriesOf(cwd: string, { path }: Folder, { unsearched }: Draft): Dirent[] {
  try {
    return readdirSync(path === '' ? cwd : `${cwd}/${path}`, { withFileTypes: true });
  } catch {
    unsearched.unreadable += 1;
    return [];
  }
}

function enter(path: string, name: string, from: Folder, waiting: Folder[], report: Draft): void {
  const area = from.depth >= deepest ? null : areaOfFolder(name, from.area, path);
  if (area === null) {
    if (!isOwnBusiness(name) && !report.unsearched.folders.includes(name)) report.unsearched.folders.push(name);
    return;
  }
  if (area === 'bundle' && from.area !== 'bundle') report.bundleFolders.push(path);
  waiting.push({ path: `${path}/`, area, depth: from.depth + 1 });
}

function searchOne(
  cwd: string,
  path: string,
  name: string,
  folder: Area,
  search: ReturnType<typeof createSearcher>,
  report: Draft,
): void {
  if (isPacked(name)) {
    report.unsearched.packed += 1;
    return;
  }
  const area = areaOfFile(name, folder, path);
  const searched = search(`${cwd}/${path}`, area === 'source' && isWebCode(name));
  if (searched.kind === 'unreadable') {
    report.unsearched.unreadable += 1;
    return;
  }
  report.files[area] += 1;
  report.bytes += searched.bytes;
  if (searched.kind === 'too-large') report.unsearched.tooLarge += 1;
  for (const found of searched.found) if (report.hits.length < mostHits) report.hits.push({ path, area, ...found });
  if (searched.client !== null) report.browserClients.push({ path, line: searched.client });
}

/** Lets timers and signals have their turn, and knows when the time is over. */
function takeTurns(timeMs: number, signal: AbortSignal) {
  const until = performance.now() + timeMs;
  let last = performance.now();
  let steps = 0;
  return {
    due: (): boolean => {
      steps += 1;
      return steps % filesPerLook === 0 && performance.now() - last > turnMs;
    },
    /** Whether the time is over. Throws the signal's reason. */
    over: async (): Promise<boolean> => {
      await nextTurn();
      signal.throwIfAborted();
      last = performance.now();
      return last > until;
    },
  };
}
