/** The one stylesheet. Warm paper and green ink, a striped band on top: nothing here looks like OpenAI's pages. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #fbf7ef; --card: #fffdf8; --ink: #23281f; --soft: #565b4e; --line: #d9d0bc; --field: #8b8570;
  --accent: #1d5f4a; --on-accent: #ffffff; --band: #f4c95d; --band-2: #efbd42; --on-band: #2c2205;
  --bad: #9a2a1a; --good: #1d5f3a; --code: #f1ead9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191b17; --card: #22251f; --ink: #ece8dc; --soft: #b9b5a6; --line: #3b3f35; --field: #8d8b7c;
    --accent: #8fd3b6; --on-accent: #10231b; --band: #5c4a12; --band-2: #6a5617; --on-band: #fff3cf;
    --bad: #ffab9c; --good: #9fdcb4; --code: #2d3129;
  }
}
* { box-sizing: border-box; }
html { font: 1.0625rem/1.55 ui-rounded, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.band { background: repeating-linear-gradient(135deg, var(--band) 0 1.2rem, var(--band-2) 1.2rem 2.4rem); color: var(--on-band); padding: .8rem 1rem; }
.band p { margin: 0 auto; max-width: 62rem; }
.band .name { font-weight: 700; font-size: 1.15rem; }
nav { border-bottom: 1px solid var(--line); background: var(--card); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 0 auto; padding: .4rem 1rem; max-width: 64rem; }
nav a { display: block; padding: .4rem .7rem; border-radius: .5rem; text-decoration: none; color: var(--ink); }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .3rem 0 .6rem; }
h2 { font-size: 1.2rem; margin: 0 0 .6rem; }
.lead { color: var(--soft); max-width: 44rem; margin: 0 0 1.5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: 1.1rem 1.2rem; margin: 0 0 1.2rem; }
.steps { padding-left: 1.4rem; margin: 0; }
.steps li { padding: .3rem 0 .3rem .3rem; }
label, legend { font-weight: 600; }
.field { margin: 0 0 1rem; max-width: 34rem; }
.field label { display: block; margin: 0 0 .2rem; }
.help { color: var(--soft); font-size: .92rem; margin: .2rem 0 0; }
input:not([type=checkbox], [type=radio]), select { font: inherit; width: 100%; padding: .5rem .6rem; border: 1px solid var(--field); border-radius: .5rem; background: var(--paper); color: var(--ink); }
input[type=checkbox], input[type=radio] { width: 1.15rem; height: 1.15rem; accent-color: var(--accent); margin: 0 .5rem 0 0; vertical-align: -.15rem; }
.tick label { font-weight: 400; display: inline; }
fieldset { border: 1px solid var(--line); border-radius: .6rem; padding: .6rem .9rem .8rem; margin: 0 0 1rem; max-width: 44rem; }
fieldset p { margin: .35rem 0; }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border-radius: .6rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.plain { background: transparent; color: var(--accent); }
.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.card > form + form, .card > ul + form, .card > .balance + form + form { margin-top: .8rem; }
.card > :last-child { margin-bottom: 0; }
select + .help, .field + .help { margin: -.6rem 0 1rem; }
.message { border-left: .35rem solid var(--good); background: var(--card); padding: .6rem 1rem; margin: 0 0 1.2rem; }
.message.bad { border-color: var(--bad); }
pre, code, .key { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace; font-size: .92em; }
pre { background: var(--code); padding: .8rem 1rem; border-radius: .6rem; overflow-x: auto; margin: .6rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); }
td form { display: inline-block; margin: 0 .3rem .3rem 0; }
td button { padding: .2rem .6rem; font-size: .92rem; }
.balance { font-size: 2rem; font-weight: 700; margin: 0 0 .8rem; }
.bad-word { color: var(--bad); font-weight: 600; }
.good-word { color: var(--good); font-weight: 600; }
ul.facts { list-style: none; padding: 0; margin: 0; }
@media (prefers-reduced-motion: no-preference) { button { transition: filter .15s; } }
button:hover { filter: brightness(1.08); }
@media (forced-colors: active) { nav a[aria-current] { border: 2px solid; } }
`;
