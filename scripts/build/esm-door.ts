import type { Plugin } from 'rolldown';

/** Writes index.js, the way in for programs that import keycheck: an ES module that names what the built library exports. */
export const esmDoor = (entry: string): Plugin => ({
  name: 'esm-door',
  generateBundle(_options, bundle) {
    const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === entry);
    if (chunk?.type !== 'chunk') throw new Error(`There is no entry ${entry}`);
    const source = `import ${entry} from './${chunk.fileName}';\n\nexport const { ${chunk.exports.join(', ')} } = ${entry};\n`;
    this.emitFile({ type: 'asset', fileName: 'index.js', source });
  },
});
