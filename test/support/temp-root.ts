import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './remove.ts';
import { sharedDir } from './shared.ts';

/** Gives the whole run one folder for its temporary files, so that nothing of it stays behind. */
export function setup(): () => void {
  const outer = tmpdir();
  // Nodes of other versions and foreign clients are worth keeping from run to run.
  process.env.KEYCHECK_NODES ??= join(outer, 'keycheck-nodes');
  process.env.KEYCHECK_CLIENTS ??= join(outer, 'keycheck-clients');
  const root = mkdtempSync(join(outer, 'keycheck-tests-'));
  const names = ['TMPDIR', 'TEMP', 'TMP'];
  for (const name of names) process.env[name] = root;
  if (sharedDir() !== null) {
    // Read by support/contract/setup.ts, which fills it, and by test/contract, which looks it through.
    process.env.KEYCHECK_EXCHANGES = join(root, 'exchanges');
    mkdirSync(process.env.KEYCHECK_EXCHANGES);
  }
  return () => {
    for (const name of names) process.env[name] = outer;
    removeFolder(root);
  };
}
