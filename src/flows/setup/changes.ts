import type { Row } from '../../words/screen.ts';
import type { Words } from '../../words/types.ts';
import type { PlannedChange } from '../save/plan.ts';

/** The masked diff as rows: the file's name beside its first line. */
export const changeRows = (
  { setup }: Pick<Words, 'setup'>,
  { changes }: { changes: readonly PlannedChange[] },
): Row[] =>
  changes.flatMap(({ path, lines }) =>
    lines.map((line, index) => {
      const text = setup.finish.change(line);
      return { label: index === 0 ? path : '', text, spoken: setup.finish.spokenChange(path, text) };
    }),
  );
