//   fix first
//     high    TS304  Bucket policy does not let CloudTrail write log files
//                    `aws_s3_bucket_policy.logs`
//                    in 3 inputs: `a/plan.json`, `b/plan.json`, `c/plan.json`
//     and 4 more (-v: all)
//
//   by input
//     a/plan.json: 2 trails, 1 delivers, 1 delivers nothing; 3 findings
#include "report/terminal/text_estate.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include "base/word_list.hpp"
#include "report/estate.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/terminal/text_results.hpp"

namespace trailseal::report {
namespace {

/// What fits on a screen of 24 lines with the inputs below it.
constexpr std::size_t kFirst = 5;
/// Inputs of an estate that are listed; the worst come first.
constexpr std::size_t kInputs = 12;

class Overview {
 public:
  Overview(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report),
        estate_(estate_of(report)),
        palette_(options.color),
        width_(text_width(options)),
        all_(options.detail == Detail::Verbose),
        out_(out) {
    if (all_) return;
    std::erase_if(estate_.first, [&](const SharedFinding& finding) {
      return !decides(report_, *finding.first);  // told once for all trails
    });
  }

  void write() {
    write_first();
    write_inputs();
    out_ << '\n';
  }

 private:
  void line(std::string_view lead, std::string_view text) {
    write_paragraph(out_, lead, text, width_);
  }

  void write_first() {
    if (estate_.first.empty()) return;
    out_ << palette_.bold("fix first") << '\n';
    const std::size_t shown = all_ ? estate_.first.size() : kFirst;
    for (std::size_t i = 0; i < std::min(shown, estate_.first.size()); ++i) {
      write_finding(estate_.first[i]);
    }
    if (estate_.first.size() > shown) {
      line("  ",
           "and " + std::to_string(estate_.first.size() - shown) + " more (-v: all)");
    }
  }

  void write_finding(const SharedFinding& finding) {
    const engine::Result& result = *finding.first;
    std::string severity = rule::to_string(result.rule->severity);
    severity.resize(8, ' ');
    const bool high = result.rule->severity == rule::Severity::High;
    const std::string lead = "  " + (high ? palette_.red(severity) : severity) +
                             palette_.bold(result.rule->code) + "  ";
    line(lead, printable(heading_of(result)));
    const std::string indent(character_count(lead), ' ');
    const std::string& where = result.resource.empty() ? result.trail : result.resource;
    line(indent, printable(in_backticks(where)));
    const std::string often = repeated_text(report_, finding);
    if (!often.empty()) line(indent, palette_.dim(printable(often)));
  }

  void write_inputs() {
    std::vector<EstateInput> inputs = estate_.inputs;
    const auto trouble = [](const EstateInput& input) {
      return std::tuple(input.deliveries.denied, input.deliveries.unknown,
                        input.findings);
    };
    std::stable_sort(inputs.begin(), inputs.end(), [&](const auto& a, const auto& b) {
      return trouble(a) > trouble(b);
    });
    if (!estate_.first.empty()) out_ << '\n';
    out_ << palette_.bold(std::string("by ") + part_noun(report_)) << '\n';
    const std::size_t shown = all_ ? inputs.size() : std::min(inputs.size(), kInputs);
    for (std::size_t i = 0; i < shown; ++i) write_input(inputs[i]);
    if (shown < inputs.size()) {
      line("  ", "and " + std::to_string(inputs.size() - shown) + " more (-v: all)");
    }
  }

  void write_input(const EstateInput& input) {
    std::string text = count_of(input.deliveries.trails(), "trail");
    if (input.deliveries.trails() > 0) text += ", " + delivery_text(input.deliveries);
    if (input.findings > 0) text += "; " + count_of(input.findings, "finding");
    line("  ", printable(name_of(report_, input) + ": " + text));
  }

  const Report& report_;
  Estate estate_;
  Palette palette_;
  std::size_t width_;
  bool all_;
  std::ostream& out_;
};

}  // namespace

void write_estate(const Report& report, const TextOptions& options, std::ostream& out) {
  Overview(report, options, out).write();
}

}  // namespace trailseal::report
