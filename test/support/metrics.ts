/** A sample as a scraper keeps it. */
export type Sample = { name: string; labels: Record<string, string>; value: number };

/** Types that the older text format of Prometheus knows; OpenMetrics has more, which node_exporter's collector refuses. */
const types = ['counter', 'gauge', 'histogram', 'summary'];

/**
 * Reads metrics as strictly as both formats ask (OpenMetrics 1.0, Prometheus text 0.0.4): a family's lines stand together, its
 * type, unit and help come once and before its samples, a unit is the end of the name, no sample comes twice, `# EOF` and a
 * line end close the text. Throws where that does not hold.
 */
export function readMetrics(text: string): Sample[] {
  if (!text.endsWith('\n# EOF\n')) throw new Error('not closed by # EOF and a line end');
  const samples: Sample[] = [];
  const families = new Map<string, Set<string>>();
  let family = '';
  for (const line of text.slice(0, -'# EOF\n'.length - 1).split('\n')) {
    const [, word = '', about = '', rest = ''] =
      /^# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line) ?? [];
    const sample = word === '' ? sampleIn(line) : null;
    const name = sample?.name ?? about;
    if (name !== family) {
      if (families.has(name)) throw new Error(`the lines of ${name} do not stand together`);
      families.set(name, new Set());
      family = name;
    }
    const told = families.get(name) ?? new Set();
    const what = sample === null ? word : JSON.stringify(sample.labels);
    if (told.has(what)) throw new Error(`${what} of ${name} comes twice`);
    if (sample === null && [...told].some((one) => one.startsWith('{')))
      throw new Error(`${word} of ${name} comes late`);
    if (word === 'TYPE' && !types.includes(rest)) throw new Error(`no type of both formats: ${rest}`);
    if (word === 'UNIT' && !name.endsWith(`_${rest}`)) throw new Error(`${name} does not end in ${rest}`);
    if (word === 'HELP' && /\\(?![\\n"])/.test(rest)) throw new Error(`a bad escape in the help of ${name}`);
    if (sample !== null && !told.has('TYPE')) throw new Error(`${name} has no type`);
    if (sample !== null) samples.push(sample);
    told.add(what);
  }
  return samples;
}

function sampleIn(line: string): Sample {
  const [, name = '', list = '', value = ''] =
    /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*",?)*)\})? (\S+)$/.exec(line) ??
    [];
  if (name === '' || !Number.isFinite(Number(value))) throw new Error(`no sample: ${line}`);
  const labels = [...list.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"/g)].map(
    ([, label = '', text = '']) =>
      [label, text.replace(/\\([\\n"])/g, (_, char: string) => (char === 'n' ? '\n' : char))] as const,
  );
  return { name, labels: Object.fromEntries(labels), value: Number(value) };
}
