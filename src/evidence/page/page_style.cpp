// Light and dark follow the reader's system; paper is always light, and what belongs
// together stays on one sheet. Narrow screens set names above values.
#include "evidence/page/page_style.hpp"

namespace trailseal::evidence {

const char* const kPageStyle = R"css(
:root { color-scheme: light dark; --fg: #1f2328; --bg: #ffffff; --soft: #f6f8fa;
  --line: #d1d9e0; --dim: #59636e; --bad: #cf222e; --unknown: #9a6700; --good: #1a7f37;
  --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --bg: #0d1117;
  --soft: #151b23; --line: #3d444d; --dim: #9198a1; --bad: #f85149; --unknown: #d29922;
  --good: #3fb950; --link: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--bg);
  color: var(--fg); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
table { overflow-wrap: break-word; }
h1 { font-size: 1.5rem; margin: 0 0 0.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 0.5rem; padding-bottom: 0.2rem;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 0.4rem; }
h4 { font-size: 0.95rem; margin: 1.2rem 0 0.3rem; }
p { margin: 0.4rem 0 0.7rem; max-width: 62rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: 0.88em; }
code { background: var(--soft); border-radius: 4px; padding: 0 0.25em; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  margin: 0.3rem 0 0.8rem; padding: 0.6rem 0.75rem; white-space: pre-wrap; }
.wide { overflow-x: auto; margin: 0.4rem 0 0.9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.55rem; text-align: left;
  vertical-align: top; }
th { background: var(--soft); font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; margin: 0.4rem 0 0.9rem;
  border-top: 1px solid var(--line); }
dt, dd { margin: 0; padding: 0.25rem 0.5rem 0.25rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--dim); }
.links span { margin-right: 1.1rem; white-space: nowrap; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.beside div { min-width: 0; }
.dim { color: var(--dim); } .bad { color: var(--bad); } .good { color: var(--good); }
.unknown { color: var(--unknown); }
@media (max-width: 640px) { body { padding: 0.9rem; }
  .beside { grid-template-columns: 1fr; gap: 0; }
  dl { grid-template-columns: 1fr; } dt { border-bottom: 0; padding-bottom: 0; }
  .wide table { min-width: 46rem; } }
@media print { :root { color-scheme: light; --fg: #000000; --bg: #ffffff; --soft: #f4f4f4;
  --line: #b8b8b8; --dim: #444444; --bad: #a40e26; --unknown: #6b4900; --good: #0f5323;
  --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10.5px; }
  table { overflow-wrap: anywhere; } .wide { overflow-x: visible; }
  h2, h3, h4 { break-after: avoid; } tr, dt, dd { break-inside: avoid; }
  .links { display: none; }
  thead { display: table-header-group; } a { text-decoration: none; } }
)css";

}  // namespace trailseal::evidence
