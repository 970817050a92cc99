import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, of a run on two cores. Vitest knows how long a file took only where it ran before, which in CI is nowhere. */
const longest = [
  'e2e/faults',
  'practice/browser',
  'e2e/hostile-repository',
  'e2e/terminals',
  'package/diagnose',
  'e2e/writers',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at === -1 ? longest.length : at;
};

/** Begins with the longest files, so that none of them is left over for one worker at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return (await super.sort(files)).sort((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}
