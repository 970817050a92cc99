/** Web pages where an API's answer was expected: a captive portal, a firewall, a company filter, a wrong address. */

/** Enough of a page to tell what it is; the rest is style and script. */
const readLimit = 20_000;

/** Whether a text is a web page. The content type decides only for text that opens with a tag. */
export function looksLikePage(text: string, contentType: string): boolean {
  const head = text.slice(0, 2_000);
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return true;
  return (
    (/html/i.test(contentType) && /<[a-z!]/i.test(head)) || /^<(?:h1|title|center|script|meta|div|p)[\s>]/i.test(head)
  );
}

/** Text without tags, entities of the commonest kind undone, blanks folded. */
function plain(markup: string): string {
  return markup
    .replace(/<(script|style)[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0*39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A page's title, or its first heading, or null. */
export function titleOf(text: string): string | null {
  const head = text.slice(0, readLimit);
  const found = /<title[^>]*>([\s\S]*?)<\/title/i.exec(head) ?? /<h[12][^>]*>([\s\S]*?)<\/h[12]/i.exec(head);
  return plain(found?.[1] ?? '') || null;
}

/** What a reader of the page would see of it, as far as diagnosis reads. */
export const pageText = (text: string): string => plain(text.slice(0, readLimit));

/** Whether a page speaks for something that filters traffic: then even its 404 says nothing of the address. */
export const isFilterPage = (text: string, server: string): boolean =>
  /zscaler|netskope|forcepoint|fortigate|bluecoat|barracuda|sophos|mcafee web gateway|squid/i.test(server) ||
  /zscaler|you have been blocked|web ?filter|blocked by|access denied|attention required|captive|fortinet|fortiguard|umbrella|squid|netskope|forcepoint/i.test(
    pageText(text).slice(0, 3_000),
  );
