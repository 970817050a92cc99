import type { Cell, Look } from './screen.ts';

/** The colours of a picture: the terminal's first eight, which keycheck paints with, and what is around them. */
export type Theme = { background: string; frame: string; text: string; quiet: string; palette: readonly string[] };

/** Every text of either theme has at least 4.5:1 against its background (WCAG AA). */
export const themes = {
  light: {
    background: '#ffffff',
    frame: '#d1d9e0',
    text: '#1f2328',
    quiet: '#59636e',
    palette: ['#1f2328', '#cf222e', '#1a7f37', '#9a6700', '#0969da', '#8250df', '#1b7c83', '#59636e'],
  },
  dark: {
    background: '#0d1117',
    frame: '#3d444d',
    text: '#f0f6fc',
    quiet: '#9198a1',
    palette: ['#f0f6fc', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#9198a1'],
  },
} as const satisfies Record<string, Theme>;

const size = 14;
/** The advance of the fonts named below, in pixels; `textLength` holds every other font to it. */
const column = 8.43;
const line = 20;
const margin = 20;
const bar = 34;

/**
 * Draws rows of a terminal as an SVG that needs no script, no font of its own and nothing from elsewhere. `title` is what a
 * screen reader says of it.
 */
export function terminalSvg(rows: readonly (readonly Cell[])[], theme: Theme, title: string, columns: number): string {
  const width = Math.ceil(columns * column + 2 * margin);
  const height = bar + rows.length * line + margin;
  const dots = [0, 1, 2].map((at) => `<circle cx="${margin + 6 + at * 18}" cy="20" r="5" fill="${theme.frame}"/>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font:${size}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:${theme.text}}.b{font-weight:700}.u{text-decoration:underline}</style>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${theme.background}" stroke="${theme.frame}"/>`,
    dots.join(''),
    ...rows.flatMap((cells, row) => pieces(cells).map((piece) => drawn(piece, bar + row * line, theme))),
    '</svg>',
    '',
  ].join('\n');
}

type Piece = { text: string; at: number; width: number; look: Look };

/** Words that stand together and look alike; gaps of two and more blanks part them, since viewers may draw those narrower. */
function pieces(cells: readonly Cell[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  let gap = 2;
  for (const { text, width, look } of cells) {
    const last = found.at(-1);
    if (text === ' ' && !look.inverse) gap += 1;
    else {
      if (last !== undefined && gap < 2 && sameLook(last.look, look)) {
        last.text += ' '.repeat(gap) + text;
        last.width += gap + width;
      } else found.push({ text, at, width, look });
      gap = 0;
    }
    at += width;
  }
  return found;
}

const sameLook = (a: Look, b: Look): boolean =>
  a.colour === b.colour &&
  a.bold === b.bold &&
  a.dim === b.dim &&
  a.underline === b.underline &&
  a.inverse === b.inverse;

function drawn({ text, at, width, look }: Piece, top: number, theme: Theme): string {
  const x = round(margin + at * column);
  const wide = round(width * column);
  const colour = look.dim ? theme.quiet : look.colour === null ? null : (theme.palette[look.colour % 8] ?? theme.text);
  const fill = look.inverse ? theme.background : colour;
  const classes = [...(look.bold ? ['b'] : []), ...(look.underline ? ['u'] : [])].join(' ');
  const box = look.inverse
    ? `<rect x="${x}" y="${top}" width="${wide}" height="${line}" fill="${colour ?? theme.text}"/>`
    : '';
  const how = `${classes === '' ? '' : ` class="${classes}"`}${fill === null ? '' : ` style="fill:${fill}"`}`;
  return `${box}<text x="${x}" y="${top + 15}" textLength="${wide}" lengthAdjust="spacingAndGlyphs"${how}>${escaped(text)}</text>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
