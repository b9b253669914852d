// Light and dark follow the reader's system. Print opens the folds of results, so that each
// result that the filter lets through has its line; it drops the filter and the code of
// fixes, whose sentences stay. The script only hides and shows what is in the page.
#include "report/page/html_page.hpp"

namespace trailseal::report {

const char* const kHtmlStyle = R"css(
:root { color-scheme: light dark; --fg: #1f2328; --bg: #ffffff; --soft: #f6f8fa;
  --line: #d1d9e0; --dim: #59636e; --bad: #cf222e; --medium: #bc4c00; --unknown: #9a6700;
  --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --bg: #0d1117;
  --soft: #151b23; --line: #3d444d; --dim: #9198a1; --bad: #f85149; --medium: #f0883e;
  --unknown: #d29922; --good: #3fb950; } }
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
.scroll { overflow-x: auto; } .scroll table { min-width: 44rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left;
  vertical-align: top; max-width: 26rem; overflow-wrap: break-word; }
th { background: var(--soft); font-weight: 600; white-space: nowrap; }
td.name { min-width: 19rem; } td.good, td.bad, td.unknown { min-width: 8rem; }
td.digest { font-family: ui-monospace, monospace; font-size: 0.8em; max-width: none; }
td code { overflow-wrap: anywhere; }
.answer { font-size: 1.25rem; font-weight: 600; margin: 0.5rem 0; }
.controls { color: var(--dim); font-size: 0.85em; }
.legend span { margin-right: 1.25rem; }
.dim, .where { color: var(--dim); }
.bad { color: var(--bad); } .medium { color: var(--medium); } p.unknown, td.unknown,
span.unknown { color: var(--unknown); } .good { color: var(--good); }
.filter { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0.75rem 0; }
.filter label { color: var(--dim); }
select, input { font: inherit; color: inherit; background: var(--bg);
  border: 1px solid var(--line); border-radius: 6px; padding: 0.2rem 0.4rem; }
details.result { border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px;
  margin: 0.5rem 0; padding: 0.4rem 0.75rem; }
details.fold { margin: 0.75rem 0; } summary.fold { font-weight: 600; }
details.fail { border-left-color: var(--bad); }
details.fail.medium { color: inherit; border-left-color: var(--medium); }
details.fail.low { border-left-color: var(--line); }
details.unknown { border-left-color: var(--unknown); }
details.pass { border-left-color: var(--good); }
details.waived { border-left-color: var(--dim); }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary .tag { display: inline-block; min-width: 5.5em; font-weight: 600; }
.picture { overflow-x: auto; }
svg { display: block; max-width: 100%; min-width: 46rem; height: auto; }
svg rect { fill: var(--soft); stroke: var(--line); stroke-width: 1.5; }
svg path { fill: none; stroke: var(--line); stroke-width: 1.5; }
svg marker path { fill: var(--dim); stroke: none; }
svg text { fill: var(--fg); font: 12px ui-monospace, monospace; text-anchor: middle; }
svg text.module { fill: var(--dim); font-size: 11px; }
svg text.edge { fill: var(--dim); font-size: 11px; paint-order: stroke;
  stroke: var(--bg); stroke-width: 3px; }
svg text.start { text-anchor: start; } svg text.end { text-anchor: end; }
svg text.group { fill: var(--fg); font-weight: 600; text-anchor: start; }
svg rect.group { fill: none; stroke: var(--line); stroke-dasharray: 2 3; }
svg .bad rect, svg .bad path { stroke: var(--bad); stroke-width: 2.5; }
svg .medium rect, svg .medium path { stroke: var(--medium); stroke-width: 2; }
svg .unknown rect, svg .unknown path { stroke: var(--unknown); stroke-dasharray: 5 4; }
svg .good rect, svg .good path { stroke: var(--good); }
svg .bad text.codes, svg .bad text.edge { fill: var(--bad); }
svg .medium text.codes { fill: var(--medium); }
svg .unknown text.codes { fill: var(--unknown); }
@media print { :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 8pt; line-height: 1.25; }
  h1 { font-size: 12pt; } h2 { font-size: 10pt; margin: 0.75rem 0 0.25rem; break-after: avoid; }
  h3 { font-size: 8.5pt; margin: 0.25rem 0; } p, ul { margin: 0.2rem 0; }
  pre { padding: 0.25rem 0.5rem; margin: 0.2rem 0; }
  .filter { display: none; } .scroll table { min-width: 0; } .scroll, .picture { overflow: visible; }
  th, td { padding: 0.1rem 0.3rem; } td.name { min-width: 0; } td.digest { overflow-wrap: anywhere; }
  svg { min-width: 0; max-height: 8cm; }
  .patch, .advice pre, details.result[open] .controls { display: none; }
  .results { columns: 2; column-gap: 0.75rem; }
  .results details:first-child { margin-top: 0; }
  details.result { margin: 0.2rem 0; padding: 0.1rem 0.4rem; } }
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
  var folds = Array.prototype.slice.call(document.querySelectorAll('details.fold'));
  function apply(filtered) {
    var count = 0;
    results.forEach(function (result) {
      result.hidden = !fits(result);
      if (!result.hidden) { count += 1; }
    });
    folds.forEach(function (fold) {
      var inside = Array.prototype.slice.call(fold.querySelectorAll('details.result'));
      var none = inside.every(function (result) { return result.hidden; });
      fold.hidden = [inside.length !== 0, none].every(Boolean);
      if (filtered) { fold.open = fold.open || inside.length !== 0; }
    });
    shown.textContent = count + ' of ' + results.length + ' shown';
  }
  [outcome, rule, words].forEach(function (control) {
    control.addEventListener('input', function () { apply(true); });
  });
  // A link may carry a filter: report.html#outcome=fail;rule=TS304
  var linked = false;
  decodeURIComponent(location.hash.slice(1)).split(';').forEach(function (pair) {
    var name = pair.split('=')[0];
    var control = { outcome: outcome, rule: rule, words: words }[name];
    if (control) { control.value = pair.slice(name.length + 1); linked = true; }
  });
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = folds.filter(function (fold) {
      return [!fold.open, fold.querySelector('details.result')].every(Boolean);
    });
    opened.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (fold) { fold.open = false; });
  });
  apply(linked);
}());
)js";

}  // namespace trailseal::report
