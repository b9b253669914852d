// Light and dark follow the reader's system; print opens every detail and drops the
// filter. The script only hides and shows what is already in the page.
#include "report/page/html_page.hpp"

namespace trailseal::report {

const char* const kHtmlStyle = R"css(
:root { color-scheme: light dark; --fg: #1f2328; --bg: #ffffff; --soft: #f6f8fa;
  --line: #d1d9e0; --dim: #59636e; --bad: #cf222e; --unknown: #9a6700; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --bg: #0d1117;
  --soft: #151b23; --line: #3d444d; --dim: #9198a1; --bad: #f85149; --unknown: #d29922;
  --good: #3fb950; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--bg);
  color: var(--fg); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
code, pre, .where { font-family: ui-monospace, monospace; font-size: 0.9em; }
code { background: var(--soft); border-radius: 4px; padding: 0 0.25em;
  overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  padding: 0.75rem; overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left;
  vertical-align: top; overflow-wrap: break-word; }
th { background: var(--soft); font-weight: 600; }
.dim, .where { color: var(--dim); }
.bad { color: var(--bad); } p.unknown, td.unknown,
.tag.unknown { color: var(--unknown); } .good { color: var(--good); }
.filter { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0.75rem 0; }
.filter label { color: var(--dim); }
select, input { font: inherit; color: inherit; background: var(--bg);
  border: 1px solid var(--line); border-radius: 6px; padding: 0.2rem 0.4rem; }
details.result { border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px;
  margin: 0.5rem 0; padding: 0.4rem 0.75rem; }
details.fail { border-left-color: var(--bad); }
details.unknown { border-left-color: var(--unknown); }
details.pass { border-left-color: var(--good); }
details.waived { border-left-color: var(--dim); }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary .tag { display: inline-block; min-width: 5.5em; font-weight: 600; }
.picture { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
svg rect { fill: var(--soft); stroke: var(--line); stroke-width: 1.5; }
svg path { fill: none; stroke: var(--line); stroke-width: 1.5; }
svg marker path { fill: var(--dim); stroke: none; }
svg text { fill: var(--fg); font: 12px ui-monospace, monospace; text-anchor: middle; }
svg text.edge { fill: var(--dim); font-size: 11px; }
svg .bad rect, svg .bad path { stroke: var(--bad); stroke-width: 2.5; }
svg .unknown rect, svg .unknown path { stroke: var(--unknown); stroke-dasharray: 5 4; }
svg .good rect, svg .good path { stroke: var(--good); }
svg .bad text.codes { fill: var(--bad); } svg .unknown text.codes { fill: var(--unknown); }
@media print { body { max-width: none; padding: 0; font-size: 11px; }
  .filter { display: none; } details.result { break-inside: avoid; } }
)css";

const char* const kHtmlScript = R"js(
(function () {
  var outcome = document.getElementById('outcome');
  var rule = document.getElementById('rule');
  var words = document.getElementById('words');
  var shown = document.getElementById('shown');
  var results = Array.prototype.slice.call(document.querySelectorAll('details.result'));
  function fits(result) {
    var byOutcome = outcome.value === '' || result.dataset.outcome === outcome.value ||
      (outcome.value === 'not-passed' ? result.dataset.outcome !== 'pass' : false);
    var byRule = rule.value === '' || result.dataset.rule === rule.value;
    var text = words.value.trim().toLowerCase();
    var byWords = text === '' || result.textContent.toLowerCase().includes(text);
    return [byOutcome, byRule, byWords].every(Boolean);
  }
  function apply() {
    var count = 0;
    results.forEach(function (result) {
      result.hidden = !fits(result);
      if (!result.hidden) { count += 1; }
    });
    shown.textContent = count + ' of ' + results.length + ' shown';
  }
  [outcome, rule, words].forEach(function (control) {
    control.addEventListener('input', apply);
  });
  // A link may carry a filter: report.html#outcome=fail;rule=TS304
  decodeURIComponent(location.hash.slice(1)).split(';').forEach(function (pair) {
    var name = pair.split('=')[0];
    var control = { outcome: outcome, rule: rule, words: words }[name];
    if (control) { control.value = pair.slice(name.length + 1); }
  });
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = results.filter(function (result) { return !result.open; });
    opened.forEach(function (result) { result.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (result) { result.open = false; });
  });
  apply();
}());
)js";

}  // namespace trailseal::report
