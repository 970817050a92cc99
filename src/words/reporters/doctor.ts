import type { CheckStatus, DoctorReport } from '../../core/doctor.ts';
import { decidingCheck, type SaidCheck } from '../doctor-report.ts';
import { ended, padTo, paragraph, widthOf, wrap } from '../layout.ts';
import type { Look } from '../screen.ts';
import type { Words } from '../types.ts';

/** Columns of the state and of the name; longer names push the text to the right, on their first line only. */
const stateWidth = 9;
const nameWidth = 18;
/** Less room than this beside the names, and the text goes below them. */
const leastRoom = 30;

/** Of findings of one check in a row, what each means and asks for is said once. */
function onceEach(checks: readonly SaidCheck[]): SaidCheck[] {
  return checks.map(({ result, said }, at) => {
    const before = checks[at - 1];
    const after = checks[at + 1];
    const { more = [], next, ...rest } = said;
    const told = before?.result.id === result.id ? (before.said.more ?? []) : [];
    const follows = after?.result.id === result.id && after.said.next === next;
    const kept = next === undefined || follows ? {} : { next };
    return { result, said: { ...rest, more: more.filter((sentence) => !told.includes(sentence)), ...kept } };
  });
}

/** Every check for the eye: its state in a word, its name, what was found, what it means, what to do. */
export function printDoctor(report: DoctorReport, checks: readonly SaidCheck[], words: Words, look: Look): string {
  return [
    ...onceEach(checks).flatMap((check) => visual(check, words, look)),
    ...wrap(closing(report, words), look.columns),
  ].join('\n');
}

/** Every check for the ear: one fact a line, no columns. */
export function speakDoctor(report: DoctorReport, checks: readonly SaidCheck[], { doctor, ...words }: Words): string {
  const spoken = onceEach(checks).flatMap(({ result, said }) => [
    ended(paragraph([ended(doctor.statuses[result.status], ':'), `${result.id}:`, said.lead]), '.'),
    ...(said.more ?? []),
    ...(said.next === undefined
      ? []
      : doctor
          .next(said.next)
          .split('\n')
          .map((line) => line.trim())),
  ]);
  return [...spoken, closing(report, { ...words, doctor })].join('\n');
}

function visual({ result, said }: SaidCheck, { doctor }: Words, look: Look): string[] {
  const state = padTo(doctor.statuses[result.status], stateWidth);
  const name = padTo(result.id, nameWidth);
  const head = state + (widthOf(result.id) < nameWidth ? name : `${result.id}  `);
  const beside = look.columns - stateWidth - nameWidth >= leastRoom;
  const hang = ' '.repeat(beside ? stateWidth + nameWidth : 2);
  const painted = head.replace(state, paint(result.status, look)(state));
  const below = [
    ...(said.more ?? []).flatMap((sentence) => indented(sentence, hang, look)),
    ...step(said.next, doctor, hang, look),
  ];
  if (!beside) return [painted.trimEnd(), ...indented(said.lead, hang, look), ...below];
  // The first line stands beside the name, and has the less room the longer that is.
  const lead = wrap(said.lead, look.columns - hang.length);
  const fits = widthOf(head) <= hang.length || widthOf(head) + widthOf(lead[0] ?? '') <= look.columns;
  if (!fits) return [painted.trimEnd(), ...lead.map((line) => hang + line), ...below];
  return [painted + (lead[0] ?? ''), ...lead.slice(1).map((line) => hang + line), ...below];
}

const indented = (text: string, hang: string, look: Look): string[] =>
  wrap(text, look.columns - hang.length).map((line) => hang + line);

/** Prose wrapped, lines to copy left whole. */
function step(next: string | undefined, doctor: Words['doctor'], hang: string, look: Look): string[] {
  if (next === undefined) return [];
  const [prose = '', ...commands] = doctor.next(next).split('\n');
  return [...indented(prose, hang, look), ...commands.map((line) => hang + line)];
}

const paint = (status: CheckStatus, look: Look): ((text: string) => string) =>
  ({ ok: look.good, warning: look.warn, error: look.bad, crashed: look.bad, skipped: look.quiet })[status];

function closing(report: DoctorReport, { doctor }: Words): string {
  const counts = Object.fromEntries(
    (['error', 'warning', 'crashed', 'skipped', 'ok'] as const).map((status) => [
      status,
      report.checks.filter((check) => check.status === status).length,
    ]),
  );
  return doctor.closing(counts, report.exitCode, decidingCheck(report));
}
