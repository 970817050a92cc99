/**
 * The one stylesheet. Warm paper, indigo ink and a striped amber band on top: nothing here looks like OpenAI's pages. Every colour of text
 * keeps 4.5:1 against its ground, light and dark.
 */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #faf6ee; --card: #fffdf9; --ink: #262433; --soft: #5a5766; --line: #ddd5c6; --field: #8a8492;
  --accent: #3f3690; --on-accent: #ffffff; --band: #f4c95d; --band-2: #eebb3c; --on-band: #2c2205;
  --bad: #9a2a1a; --good: #1f5c3c; --code: #f1ebdf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17161d; --card: #201f29; --ink: #ebe8f0; --soft: #b8b3c4; --line: #3a3846; --field: #8d8899;
    --accent: #bdb5ff; --on-accent: #1b1740; --band: #5c4a12; --band-2: #6a5617; --on-band: #fff3cf;
    --bad: #ffab9c; --good: #9fdcb4; --code: #2b2936;
  }
}
* { box-sizing: border-box; }
html { font: 1rem/1.55 ui-rounded, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; background: var(--paper); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
main:focus, section:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }

.band { background: repeating-linear-gradient(135deg, var(--band) 0 1.2rem, var(--band-2) 1.2rem 2.4rem); color: var(--on-band); padding: .7rem 1rem; }
.band p { margin: 0 auto; max-width: 60rem; font-size: .95rem; }
.band .name { font-weight: 750; font-size: clamp(1rem, 4.5vw, 1.2rem); letter-spacing: .01em; }
nav { border-bottom: 1px solid var(--line); background: var(--card); }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem; list-style: none; margin: 0 auto; padding: .4rem .3rem; max-width: 61.4rem; }
nav a { display: block; padding: .35rem .7rem; border-radius: .5rem; text-decoration: none; color: var(--ink); }
nav a:hover { background: var(--code); }
nav a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
main { max-width: 62rem; margin: 0 auto; padding: 1.6rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .8rem; }
.lead { color: var(--soft); font-size: 1.05rem; max-width: 42rem; margin: 0 0 1.5rem; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.2rem 1.3rem; margin: 0 0 1.2rem; }
.card > :last-child, .card > form > :last-child { margin-bottom: 0; }
.card > p { margin: 0 0 .8rem; }
.card > table + p { margin-top: 1rem; }
.card > form + form, .card > ul + form { margin-top: .9rem; }
.steps { padding-left: 1.3rem; margin: 0; }
.steps li { padding: .3rem 0 .3rem .3rem; }
.steps li::marker { font-weight: 700; color: var(--accent); }
ul.facts { list-style: none; padding: 0; margin: 0; }
ul.facts li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
ul.facts li:last-child { border-bottom: 0; }
.balance { font-size: 2.1rem; font-weight: 700; line-height: 1.2; margin: 0 0 1rem; }

label, legend { font-weight: 600; }
.field { margin: 0 0 1.1rem; max-width: 30rem; }
.field.short > :is(input, select) { max-width: 11rem; }
.field.wide { max-width: none; }
.field label { display: block; margin: 0 0 .25rem; }
.help { color: var(--soft); font-size: .92rem; font-weight: 400; margin: .25rem 0 0; }
.fault { color: var(--bad); font-size: .95rem; font-weight: 600; margin: .25rem 0 0; }
.field [aria-invalid] { border-color: var(--bad); }
fieldset .fault { margin: 0 0 .6rem; }
input:not([type=checkbox], [type=radio]), select { font: inherit; width: 100%; padding: .45rem .6rem; border: 1px solid var(--field); border-radius: .45rem; background: var(--paper); color: var(--ink); }
input[type=checkbox], input[type=radio] { width: 1.15rem; height: 1.15rem; accent-color: var(--accent); margin: .18rem 0 0; }
.tick { display: grid; grid-template-columns: 1.15rem 1fr; gap: 0 .6rem; margin: 0 0 .9rem; }
.tick .help { grid-column: 2; margin: 0; }
.tick label { font-weight: 400; }
fieldset { border: 1px solid var(--line); border-radius: .6rem; padding: .5rem 1rem .3rem; margin: 0 0 1.1rem; min-width: 0; }
fieldset .tick { margin: .3rem 0 .6rem; }

button { font: inherit; font-weight: 600; padding: .45rem 1rem; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.plain { background: transparent; color: var(--accent); }
button:hover { filter: brightness(1.1); }
button.plain:hover { background: var(--code); filter: none; }
.row { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; }
.row form, td form { margin: 0; }
td button { padding: .2rem .65rem; font-size: .92rem; }
.copy { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; margin: 0 0 .8rem; }
.copy :is(pre, input) { flex: 1 1 14rem; min-width: 0; margin: 0; }
.copy [role=status] { flex-basis: 100%; color: var(--soft); font-size: .92rem; }
.copy [role=status]:empty { margin-top: -.5rem; }

.message { border: 1px solid var(--good); border-left-width: .4rem; border-radius: .4rem; background: var(--card); padding: .6rem 1rem; margin: 0 0 1.2rem; }
.message.bad { border-color: var(--bad); }
pre, code, .key, input.key:not([type=checkbox], [type=radio]) { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace; font-size: .9em; }
pre { background: var(--code); padding: .7rem .9rem; border-radius: .5rem; white-space: pre-wrap; word-break: break-all; user-select: all; }
.good-word { color: var(--good); font-weight: 600; }
.bad-word { color: var(--bad); font-weight: 600; }

table { border-collapse: collapse; width: 100%; font-size: .95rem; }
td { overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: .55rem 1rem .55rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-size: .9rem; }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child td { border-bottom: 0; padding-bottom: 0; }

@media (min-width: 48rem) {
  .good-word, .bad-word { white-space: nowrap; }
  .aside { display: grid; grid-template-columns: 2fr 1fr; gap: 0 1.2rem; align-items: start; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.2rem; align-items: start; }
}
@media (max-width: 47.99rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; left: -999rem; }
  tbody tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  tbody tr:first-child { padding-top: 0; }
  tbody tr:last-child { border-bottom: 0; padding-bottom: 0; }
  td { display: grid; grid-template-columns: minmax(6rem, 1fr) 2fr; gap: 0 .8rem; border: 0; padding: .15rem 0; }
  td > * { grid-column: 2; }
  td > br { display: none; }
  td::before { content: attr(data-label); grid-column: 1; grid-row: 1 / span 3; color: var(--soft); font-size: .92rem; }
}
@media (prefers-reduced-motion: no-preference) { button { transition: filter .15s, background .15s; } }
@media (forced-colors: active) { nav a[aria-current] { border: 2px solid; } }
`;
