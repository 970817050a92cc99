import type { Scan, ScanReport } from '../../flows/doctor-ports.ts';
import type { Found } from './scan/batch.ts';
import { createClock } from './scan/clock.ts';
import { createTeam } from './scan/team.ts';
import { filesBelow, type PassedBy, type ToSearch } from './scan/walk.ts';

/** Files in a batch: few enough that Ctrl-C is heard soon, and so many that handing them over costs little. */
const batchSize = 64;
/** A project with more places than this needs no longer list. */
const mostHits = 200;

/**
 * Searches the files below a folder for keys. `cwd` is absolute; `thread` is the built program of the second thread, null to search with
 * one.
 */
export function systemScan(cwd: string, thread: string | null): Scan {
  return {
    async tree({ own, timeMs, signal }): Promise<ScanReport> {
      const passedBy: PassedBy = { bundleFolders: [], folders: [], packed: 0, unreadable: 0 };
      const team = createTeam(cwd, own, thread);
      try {
        const isWhole = await searchAll(cwd, passedBy, team, createClock(timeMs, signal));
        return reportOf(team.found(), passedBy, !isWhole);
      } finally {
        team.end();
      }
    },
  };
}

type Team = ReturnType<typeof createTeam>;

/** Whether the time was enough. Throws the signal's reason. */
async function searchAll(
  cwd: string,
  passedBy: PassedBy,
  team: Team,
  clock: ReturnType<typeof createClock>,
): Promise<boolean> {
  let batch: ToSearch[] = [];
  for (const files of filesBelow(cwd, passedBy)) {
    for (const file of files) {
      if (batch.push(file) < batchSize) continue;
      team.add(batch);
      batch = [];
      if (clock.due() && (await clock.over())) return false;
    }
    if (clock.due() && (await clock.over())) return false;
  }
  team.add(batch);
  while (!team.isDone()) {
    const worked = team.step();
    if ((!worked || clock.due()) && (await clock.over(worked ? 0 : 1))) return false;
  }
  return true;
}

function reportOf({ hits, browserClients, files, bytes, ...found }: Found, passedBy: PassedBy, outOfTime: boolean) {
  const { bundleFolders, folders, packed } = passedBy;
  return {
    hits: hits.slice(0, mostHits),
    browserClients,
    files,
    bytes,
    bundleFolders,
    unsearched: {
      tooLarge: found.tooLarge,
      packed,
      unreadable: found.unreadable + passedBy.unreadable,
      folders,
      outOfTime,
    },
  };
}
