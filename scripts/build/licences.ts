import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

type Package = { name: string; version: string; licence: string; repository: string; texts: string[] };

/**
 * Writes THIRD-PARTY-LICENSES.txt beside the bundle: name, version, licence and the licence text of every package that
 * has code in it. A package without a text of its own takes that of a bundled sister from the same repository under the
 * same licence (proxy-agent-negotiate from https-proxy-agent); without a sister, the build fails.
 */
export function collectLicences(): Plugin {
  return {
    name: 'collect-licences',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, module] of Object.entries(chunk.modules)) {
          if (id.includes('node_modules') && module.renderedLength > 0) folders.add(packageFolder(id));
        }
      }
      const packages = [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
      const complete = packages.map((one) =>
        one.texts.length > 0 ? one : { ...one, texts: sistersTexts(one, packages) },
      );
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: page(complete) });
    },
  };
}

/** The folder of the package that a module belongs to: the nearest one whose package.json has a name and a version. */
function packageFolder(id: string): string {
  for (let folder = dirname(id.replace(/^\0/, '')); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== undefined) return folder;
  }
  throw new Error(`No package.json above ${id}`);
}

function readPackage(folder: string): Package {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, version, licence: license, repository: repository?.url ?? repository ?? folder, texts };
}

function sistersTexts({ name, repository, licence }: Package, packages: Package[]): string[] {
  const sister = packages.find(
    (one) => one.repository === repository && one.licence === licence && one.texts.length > 0,
  );
  if (sister === undefined) throw new Error(`${name} brings no licence text; it cannot be bundled as it is`);
  return sister.texts;
}

function page(packages: Package[]): string {
  const head = 'keycheck contains code of these packages.\n\n';
  const list = packages.map(({ name, version, licence }) => `- ${name} ${version} (${licence})\n`).join('');
  const texts = packages.map(
    ({ name, version, texts }) => `\n${'-'.repeat(72)}\n${name} ${version}\n\n${texts.join('\n\n')}\n`,
  );
  return head + list + texts.join('');
}
