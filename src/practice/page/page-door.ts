import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../body.ts';
import { sameOrigin, sameToken } from '../guard.ts';
import type { Platform } from '../platform.ts';
import type { PracticeWords } from '../words.ts';
import { act, type Done } from './actions.ts';
import { script, secretField } from './copy.ts';
import { html } from './html.ts';
import { layout, type Notice, pathOf, type ScreenName, screenNames } from './layout.ts';
import { screens } from './screens.ts';
import { stylesheet } from './style.ts';
import type { Refused } from './typed.ts';

const formLimit = 64 * 1024;

/**
 * Nothing but the stylesheet and the one small script is loaded, forms go here only, and no other page can frame this one. The referrer policy is not
 * `no-referrer`: browsers would then send `Origin: null` with this page's own forms, and those would be turned away.
 */
const safety = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves the page for people. False: this address is none of the page's. */
export async function servePage(
  platform: Platform,
  words: PracticeWords,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<boolean> {
  const method = request.method ?? 'GET';
  if (method === 'POST' && path.startsWith('/do/')) {
    await change(platform, words, request, response, path.slice('/do/'.length));
    return true;
  }
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (path === '/style.css') return send(response, 200, stylesheet, 'text/css; charset=utf-8');
  if (path === '/page.js') return send(response, 200, script, 'text/javascript; charset=utf-8');
  if (path === '/favicon.ico') return send(response, 204, '', 'image/x-icon');
  const page = pageAt(platform, words, request, path, new URLSearchParams(query));
  if (page) return send(response, page.status, page.text, 'text/html; charset=utf-8', page.headers);
  if (!request.headers.accept?.includes('text/html')) return false;
  const { notFound, notFoundMore } = words.errors;
  return send(
    response,
    404,
    layout(words, { screen: null, heading: notFound, notice: null, content: html`<p>${notFoundMore}</p>` }),
    'text/html; charset=utf-8',
  );
}

type Shown = { status: number; text: string; headers?: Record<string, string> };

/** The screen, or the page that shows a key once. */
function pageAt(
  platform: Platform,
  words: PracticeWords,
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Shown | null {
  if (path.startsWith('/keys/new/'))
    return { status: 200, text: keyPage(platform, words, path.slice('/keys/new/'.length)) };
  const screen = screenNames.find((name) => pathOf(name) === path);
  if (!screen) return null;
  const live = screen === 'requests' && query.get('live') === '1';
  const address = addressOf(request);
  const content = screens[screen]({ platform, words, address, live, refused: null });
  const text = layout(words, { screen, heading: words.screens[screen], notice: noticeIn(words, query), content });
  return { status: 200, text, ...(live && { headers: { refresh: '5' } }) };
}

/** What the address says of the last change. Only that, and in our own words: a link must not be able to put text on this page. */
const noticeIn = (words: PracticeWords, query: URLSearchParams): Notice =>
  query.has('done') ? { good: true, text: words.done } : null;

async function change(
  platform: Platform,
  words: PracticeWords,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const body = await readBody(request, formLimit);
  if (body.kind === 'lost') return;
  const form = new URLSearchParams(body.kind === 'text' ? body.text : '');
  if (!sameOrigin(request) || !sameToken(form.get('token') ?? '', platform.token)) {
    const { refused, refusedMore } = words.errors;
    const close: Record<string, string> = body.kind === 'too-large' ? { connection: 'close' } : {};
    send(
      response,
      403,
      layout(words, { screen: null, heading: refused, notice: null, content: html`<p>${refusedMore}</p>` }),
      'text/html; charset=utf-8',
      close,
    );
    return;
  }
  const done = act(platform, words, name, form);
  if (!done) return void send(response, 404, '', 'text/plain');
  if (done.fault !== undefined)
    return void send(
      response,
      422,
      faulty(platform, words, request, done.screen, {
        action: name,
        form,
        field: done.field ?? null,
        fault: done.fault,
      }),
      'text/html; charset=utf-8',
    );
  send(response, 303, '', 'text/plain', { location: placeAfter(platform, done) });
}

/** The address under which a browser found the page. */
const addressOf = (request: IncomingMessage): string => `http://${request.headers.host ?? '127.0.0.1'}`;

/** The screen again, as it was filled in, with what was wrong on top and beside its field. */
function faulty(
  platform: Platform,
  words: PracticeWords,
  request: IncomingMessage,
  screen: ScreenName,
  refused: Refused,
): string {
  const content = screens[screen]({ platform, words, address: addressOf(request), live: false, refused });
  return layout(words, {
    screen,
    heading: words.screens[screen],
    notice: { good: false, text: words.problem(refused.fault) },
    content,
  });
}

/** Where a browser goes after a change, so that loading the page again changes nothing twice. */
function placeAfter(platform: Platform, { screen, key }: Done): string {
  return key === undefined ? `${pathOf(screen)}?done` : `/keys/new/${platform.showOnce(key)}`;
}

function keyPage(platform: Platform, words: PracticeWords, ticket: string): string {
  const { keys: say } = words;
  const key = platform.shown(ticket);
  const content =
    key === null
      ? html`<p class="lead">${say.gone}</p>`
      : html`<p class="lead">${say.once}</p><section class="card">${secretField(words, say.yourKey, key)}</section>`;
  return layout(words, {
    screen: 'keys',
    heading: say.newTitle,
    notice: null,
    content: html`${content}<p><a href="/keys">${say.kept}</a></p>`,
  });
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  type: string,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, {
    ...safety,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
  return true;
}
