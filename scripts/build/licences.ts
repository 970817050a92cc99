import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

type Package = { name: string; version: string; licence: string; repository: string; texts: string[] };

/**
 * Writes THIRD-PARTY-LICENSES.txt beside the bundle: name, version, licence and the licence text of every package that
 * has code in it, each text once. A package without a text of its own takes that of a bundled sister from the same repository under the
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

/** The first lines of most licence texts: its name, and who holds the rights. */
const notice = /^(?:\(?(?:The )?(?:MIT|ISC) Licen[cs]e\)?(?: \(\w+\))?|Copyright .*|All rights reserved\.?|\s*)$/i;

/** The list of packages, and then every licence text once, below whose it is and the packages it is for. */
function page(packages: Package[]): string {
  const head = 'keycheck contains code of these packages.\n\n';
  const list = packages.map(({ name, version, licence }) => `- ${name} ${version} (${licence})\n`).join('');
  const sections = new Map<string, { text: string; holders: Map<string, string[]> }>();
  for (const { name, version, texts } of packages) {
    const lines = texts.join('\n\n').split('\n');
    const end = lines.findIndex((line) => !notice.test(line.trim()));
    const text = lines.slice(end).join('\n');
    // The same words in other line lengths or other quotes are the same text.
    const words = text.replace(/[\s"'“”]+/g, ' ').toLowerCase();
    const section = sections.get(words) ?? { text, holders: new Map() };
    const holder = lines.slice(0, end).filter((line) => line.trim() !== '');
    const known = section.holders.get(holder.join('\n')) ?? [];
    section.holders.set(holder.join('\n'), [...known, `${name} ${version}`]);
    sections.set(words, section);
  }
  const texts = [...sections.values()].map(({ text, holders }) => {
    const whose = [...holders].map(([holder, names]) => [...names, holder].filter((line) => line !== '').join('\n'));
    return `\n${'-'.repeat(72)}\n${whose.join('\n\n')}\n\n${text}\n`;
  });
  return head + list + texts.join('');
}
