import { type Dirent, readdirSync } from 'node:fs';
import { type Area, areaOfFile, areaOfFolder, isOwnBusiness, isPacked, isWebCode } from '../../../core/search-area.ts';

/** Deeper lies no program, but perhaps a circle of mounts. */
const deepest = 60;

/** A file to search. `path` is relative, with `/`. `forClients`: code that may run in a browser. */
export type ToSearch = { path: string; area: Area; forClients: boolean };

/** What a walk passes by, and the folders of built files it meets. */
export type PassedBy = { bundleFolders: string[]; folders: string[]; packed: number; unreadable: number };

type Folder = { path: string; area: Area; depth: number };

/** The files below a folder, a folder at a time. Links are not followed. What is not to be searched is written to `passedBy`. */
export function* filesBelow(cwd: string, passedBy: PassedBy): Generator<ToSearch[]> {
  const waiting: Folder[] = [{ path: '', area: 'source', depth: 0 }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const files: ToSearch[] = [];
    for (const entry of entriesOf(cwd, folder, passedBy)) {
      const path = folder.path + entry.name;
      if (entry.isDirectory()) enter(path, entry.name, folder, waiting, passedBy);
      else if (!entry.isFile()) continue;
      else if (isPacked(entry.name)) passedBy.packed += 1;
      else files.push(toSearch(path, entry.name, folder.area));
    }
    yield files;
  }
}

function entriesOf(cwd: string, { path }: Folder, passedBy: PassedBy): Dirent[] {
  try {
    return readdirSync(path === '' ? cwd : `${cwd}/${path}`, { withFileTypes: true });
  } catch {
    passedBy.unreadable += 1;
    return [];
  }
}

function enter(path: string, name: string, from: Folder, waiting: Folder[], passedBy: PassedBy): void {
  const area = from.depth >= deepest ? null : areaOfFolder(name, from.area, path);
  if (area === null) {
    if (!isOwnBusiness(name) && !passedBy.folders.includes(name)) passedBy.folders.push(name);
    return;
  }
  if (area === 'bundle' && from.area !== 'bundle') passedBy.bundleFolders.push(path);
  waiting.push({ path: `${path}/`, area, depth: from.depth + 1 });
}

function toSearch(path: string, name: string, folder: Area): ToSearch {
  const area = areaOfFile(name, folder, path);
  return { path, area, forClients: area === 'source' && isWebCode(name) };
}
