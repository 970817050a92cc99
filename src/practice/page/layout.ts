import type { PracticeWords } from '../words.ts';
import { html, type Markup } from './html.ts';

export type ScreenName = keyof PracticeWords['screens'];
export const screenNames: readonly ScreenName[] = [
  'start',
  'organization',
  'billing',
  'projects',
  'keys',
  'switches',
  'requests',
];

/** The address of a screen. */
export const pathOf = (screen: ScreenName): string => (screen === 'start' ? '/' : `/${screen}`);

/** What became of the last change: said at the top of the screen. */
export type Notice = { good: boolean; text: string } | null;

/** A whole page around a screen's content. */
export function layout(
  words: PracticeWords,
  page: { screen: ScreenName | null; heading: string; notice: Notice; content: Markup },
): string {
  const { screen, heading, notice, content } = page;
  const links = screenNames.map(
    (name) =>
      html`<li><a href="${pathOf(name)}"${name === screen && html` aria-current="page"`}>${words.screens[name]}</a></li>`,
  );
  return html`<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title(heading)}</title>
<link rel="stylesheet" href="/style.css">
<script src="/page.js" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="band"><p class="name">${words.banner}</p><p>${words.bannerMore}</p></header>
<nav aria-label="${words.mainNav}"><ul>${links}</ul></nav>
<main id="content" tabindex="-1">
${notice && html`<p class="message${!notice.good && ' bad'}" role="${notice.good ? 'status' : 'alert'}">${notice.text}</p>`}
<h1>${heading}</h1>
${content}
</main>
</body>
</html>
`.text;
}
