//   2 findings below `--fail-on medium` (-v: in full)
//     low     TS405  Bucket policy does not deny requests without TLS (new)
//     low     TS609  Access to the log bucket is not logged
#include "report/terminal/text_low_findings.hpp"

#include <ostream>
#include <string>
#include <vector>

#include "report/low_findings.hpp"
#include "report/paragraph.hpp"
#include "report/terminal/text_results.hpp"

namespace trailseal::report {

void write_low_findings(const Report& report, const TextOptions& options,
                        std::ostream& out) {
  if (options.detail != Detail::Normal) return;
  const std::vector<LowFindings> all = low_findings(report);
  if (all.empty()) return;
  const Palette palette(options.color);
  const std::size_t width = text_width(options);
  write_paragraph(out, "", palette.bold(low_heading(report, all) + " (-v: in full)"),
                  width);
  for (const LowFindings& low : all) {
    const std::string lead = "  " + severity_column(palette, low.rule->severity) +
                             palette.bold(low.rule->code) + "  ";
    write_paragraph(out, lead, printable(low_sentence(report, low)), width);
  }
}

}  // namespace trailseal::report
