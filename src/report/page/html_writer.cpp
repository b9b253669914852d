// One HTML page that stands alone: no script, style, font or picture from elsewhere, and
// a content security policy that would refuse one.
//
//   answer     how many trails deliver as required, the counts       html_answer
//   overview   by input or environment, what to fix first          html_trails
//   trails     a table, the verdict first; the picture              html_trails
//   results    <details> each, behind a filter                      html_results
//   controls   by framework                                         html_basis
//   basis      inputs with digests, configuration, standard         html_basis
#include <ostream>

#include "report/page/html_page.hpp"
#include "report/page/html_parts.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

void add_head(const HtmlElement& html) {
  const HtmlElement head = html.add("head");
  head.add("meta").set("charset", "utf-8");
  head.add("meta")
      .set("name", "viewport")
      .set("content", "width=device-width, initial-scale=1");
  head.add("meta")
      .set("http-equiv", "Content-Security-Policy")
      .set("content",
           "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'");
  head.add("title", "trailseal");
  head.add("style", kHtmlStyle);
}

}  // namespace

void write_html(const Report& report, std::ostream& out) {
  const HtmlPage page;
  add_head(page.root());
  const HtmlElement body = page.root().add("body");
  add_answer(report, body);
  add_overview(report, body);
  add_trails(report, body);
  add_results(report, body);
  add_controls(report, body);
  add_basis(report, body);
  body.add("script", kHtmlScript);
  page.write(out);
}

}  // namespace trailseal::report
