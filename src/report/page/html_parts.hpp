// The chapters of the HTML report, one function each.
#pragma once

#include "report/page/html_element.hpp"
#include "report/report.hpp"

namespace trailseal::report {

/// The answer, the counts, and what could not be read.
void add_answer(const Report& report, const HtmlElement& body);
/// With trails of several inputs or environments: how they fare, and what to fix first.
void add_overview(const Report& report, const HtmlElement& body);
/// A row for each trail, its verdict first, and the picture.
void add_trails(const Report& report, const HtmlElement& body);
/// The results behind a filter, the most severe first; the others folded by outcome.
void add_results(const Report& report, const HtmlElement& body);
/// How the controls of each framework fare.
void add_controls(const Report& report, const HtmlElement& body);
/// What the report rests on: the inputs with their digests, the configuration.
void add_basis(const Report& report, const HtmlElement& body);

}  // namespace trailseal::report
