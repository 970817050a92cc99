import { defineConfig } from 'rolldown';
import sbom from 'rollup-plugin-sbom';
import build from '../rolldown.config.ts';

/**
 * `npm run sbom`: the bundle once more, for the list of what is in it (CycloneDX, reports/sbom/bom.json). Kept out of the build
 * itself, whose bytes hold no date. Packages of which no line is left after dead code is gone are on the list too.
 */
export default defineConfig({
  ...build,
  plugins: [build.plugins, sbom({ outDir: '.', includeWellKnown: false, autodetect: true, saveTimestamp: false })],
  output: { ...build.output, dir: 'reports/sbom' },
});
