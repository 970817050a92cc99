import { describe, expect, it } from 'vitest';
import { isFilterPage, looksLikePage, pageText, titleOf } from '../../../src/core/causes/page.ts';

describe('whether a text is a page', () => {
  it.each<[string, string, boolean]>([
    ['<!DOCTYPE html><html></html>', '', true],
    ['\n\n<!doctype HTML>', '', true],
    ['<html>', '', true],
    ['<html lang="en">', '', true],
    ['<HTML\n>', '', true],
    ['<htmlx>', '', false],
    ['<head><title>x</title>', '', true],
    ['<head id="a">', '', true],
    ['<header>x</header>', '', false],
    ['<body>x', '', true],
    ['<body class="a">', '', true],
    ['<bodyx>', '', false],
    ['{"error":"x"}<html><body>', '', true],
    ['<h1>No</h1>', '', true],
    ['<title>No</title>', '', true],
    ['<center>x', '', true],
    ['<script>x', '', true],
    ['<meta charset="x">', '', true],
    ['<div class="a">', '', true],
    ['<p>x', '', true],
    ['<pre>x', '', false],
    ['text <p>x', '', false],
    ['<pre>Cannot POST /v1</pre>', 'text/html', true],
    ['text <b>x</b>', 'text/html; charset=utf-8', true],
    ['<!-- x -->', 'text/HTML', true],
    ['plain words', 'text/html', false],
    ['1 < 2', 'text/html', false],
    ['<Error><Code>x</Code></Error>', 'application/xml', false],
    [`${' '.repeat(1_990)}<html>`, '', true],
    [`${' '.repeat(2_000)}<html>`, '', false],
    [`${'x'.repeat(2_000)}<b>`, 'text/html', false],
  ])('%j as %j: %s', (text, type, page) => expect(looksLikePage(text, type)).toBe(page));
});

describe('a page’s title', () => {
  it.each<[string, string | null]>([
    ['<title>Sign in</title>', 'Sign in'],
    ['<TITLE id="a">\n Sign \n in </TITLE >', 'Sign in'],
    ['<title></title><h1>Blocked</h1>', null],
    ['<h1 class="a">Not <b>here</b></h1>', 'Not here'],
    ['<h2>Not here</h2>', 'Not here'],
    ['<h3>Not here</h3>', null],
    ['<h1>Heading</h1><title>Title</title>', 'Title'],
    ['<title>A &amp; B &lt;C&gt; &quot;D&quot; &#39;E&#039;&nbsp;F</title>', `A & B <C> "D" 'E' F`],
    ['<title>&amp;lt;</title>', '&lt;'],
    ['no title', null],
    [`${' '.repeat(19_900)}<title>Late</title>`, 'Late'],
    [`${' '.repeat(20_000)}<title>Too late</title>`, null],
  ])('%j: %j', (text, title) => expect(titleOf(text)).toBe(title));
});

describe('what a reader of a page sees', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one two'],
    ['<script>var a = "x";</script>one', 'one'],
    ['<STYLE type="a">\nb{}\n</STYLE\n>one<style>c{}</style>two', 'one two'],
    ['<script>a</style>b</script>c', 'c'],
    ['a<br>\n\t b', 'a b'],
  ])('%j: %j', (text, shown) => expect(pageText(text)).toBe(shown));
  it('ends where reading ends', () => expect(pageText(`${'a'.repeat(20_000)}b`)).toBe('a'.repeat(20_000)));
});

describe('whether a page speaks for a filter', () => {
  it.each([
    ['', 'Zscaler/6.1', true],
    ['', 'netskope', true],
    ['', 'Forcepoint', true],
    ['', 'FortiGate', true],
    ['', 'BlueCoat', true],
    ['', 'barracuda', true],
    ['', 'Sophos', true],
    ['', 'McAfee Web Gateway 9', true],
    ['', 'squid/5.7', true],
    ['', 'nginx', false],
    ['<h1>Internet Security by Zscaler</h1>', '', true],
    ['Sorry, you have been blocked', '', true],
    ['Web Filter Violation', '', true],
    ['webfilter', '', true],
    ['This page was blocked by IT', '', true],
    ['Access Denied', '', true],
    ['Attention Required! | Cloudflare', '', true],
    ['Captive portal', '', true],
    ['Fortinet', '', true],
    ['FortiGuard', '', true],
    ['Cisco Umbrella', '', true],
    ['Squid', '', true],
    ['Netskope', '', true],
    ['Forcepoint', '', true],
    ['404 Not Found nginx', 'nginx', false],
    ['<p title="zscaler">x</p>', '', false],
    [`${'a'.repeat(2_990)} squid`, '', true],
    [`${'a'.repeat(3_000)} squid`, '', false],
  ])('%j from %j: %s', (text, server, filter) => expect(isFilterPage(text, server)).toBe(filter));
});
