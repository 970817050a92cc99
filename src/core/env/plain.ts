/**
 * A line on which every reader begins and ends at rest: a comment from the first column, an empty one, or a name, `=` and a value that holds nothing any of
 * them could carry over to the next line (an open quote, backslashes, brackets and redirections of a shell, a value that is missing).
 */
const plainLine =
  /(?:#[^\r\n\u2028\u2029]*|(?:export )?[A-Za-z_]\w*=(?:[\w./:@%+,-](?:[\w./:@%+,= -]*[\w./:@%+,=-])?|"[\w./:@%+,=;&?!*() -]*"|'[\w./:@%+,=;&?!*() -]*'))?\r?\n/y;

/** Below this size every text is read whole: it costs nothing. In characters. */
const small = 64 * 1024;

/**
 * Two versions of a large text, before and after an edit, without the lines that no reader can read differently in the one than in the other:
 * plain ones at the start that both have, and everything that both have at the end, where what changed in between is plain too. Where it is
 * not, both come back whole. A line that mentions `name` stays. Texts below a size (`above`, in characters) come back as they are.
 */
export function withoutPlain(
  before: string,
  after: string,
  name: string,
  above = small,
): { before: string; after: string } {
  if (before.length < above) return { before, after };
  const start = plainStart(before, after, name);
  const old = before.slice(start);
  const now = after.slice(start);
  const rest = commonEnd(old, now, name);
  const atRest = (text: string) => plainUpTo(text, text.length - rest);
  if (!atRest(old) || !atRest(now)) return { before, after };
  return { before: old.slice(0, old.length - rest), after: now.slice(0, now.length - rest) };
}

/**
 * Where the last of the plain lines begins with which both texts start, none of them a mention of the name. It stays, and no empty one is
 * it: some readers pass over blanks at the start of a text, which elsewhere belong to a name.
 */
function plainStart(before: string, after: string, name: string): number {
  const mention = before.indexOf(name);
  let limit = 0;
  const most = mention === -1 ? Math.min(before.length, after.length) : Math.min(mention, after.length);
  while (limit < most && before[limit] === after[limit]) limit += 1;
  let last = 0;
  let at = 0;
  for (;;) {
    plainLine.lastIndex = at;
    if (!plainLine.test(before)) return last;
    const end = plainLine.lastIndex;
    if (end > limit) return last;
    if (end - at > 2) last = at;
    at = end;
  }
}

/** The length of the whole lines that both texts end in; 0 where one mentions the name. */
function commonEnd(old: string, now: string, name: string): number {
  let same = 0;
  const most = Math.min(old.length, now.length);
  while (same < most && old[old.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  const lineEnd = old.indexOf('\n', old.length - same);
  if (same === 0 || lineEnd === -1) return 0;
  const rest = old.slice(lineEnd + 1);
  // Blanks at the start of a line are read by what stands before it.
  return rest.includes(name) || /^\s/.test(rest) ? 0 : rest.length;
}

/** Whether a text consists of plain lines up to a place. */
function plainUpTo(text: string, end: number): boolean {
  let at = 0;
  while (at < end) {
    plainLine.lastIndex = at;
    if (!plainLine.test(text)) return false;
    at = plainLine.lastIndex;
  }
  return at === end;
}
