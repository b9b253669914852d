// The report for a person in a terminal.
//
//   1 of 2 trails delivers log files encrypted with a customer managed KMS key, ...
//
//   FAIL  aws_cloudtrail.b (plan.json)
//         bucket      aws_s3_bucket.logs (`acme-logs`), prefix `audit`
//         key         aws_kms_key.logs
//         delivery    denied: no log file will arrive
//         log files   would be aws:kms with aws_kms_key.logs
//
//     the results on it                  text_results
//
//   ok    aws_cloudtrail.a: delivers to aws_s3_bucket.logs, aws:kms with aws_kms_key.logs
//
//   findings below --fail-on             text_low_findings
//
//   2 trails: 1 finding (1 high), 2 unknown, 15 passed
//
// Where trails are of several inputs or environments, an overview comes after the answer
// (text_estate). The first and the last lines are text_frame's.
//
// Trails of one resource whose blocks say the same
// (`count`, `for_each`) are one block with their addresses.
#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>
#include <utility>

#include "report/delivery_answer.hpp"
#include "report/estate.hpp"
#include "report/instances.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/short_address.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"
#include "report/terminal/text_estate.hpp"
#include "report/terminal/text_frame.hpp"
#include "report/terminal/text_low_findings.hpp"
#include "report/terminal/text_results.hpp"
#include "report/trail_lines.hpp"
#include "report/trail_results.hpp"
#include "report/trail_shape.hpp"
#include "report/workflow_command.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

class TextPage {
 public:
  TextPage(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report),
        options_(options),
        results_(report.results),
        fixed_(report.fixed),
        estate_(is_estate(report)),
        palette_(options.color),
        width_(text_width(options)),
        detail_(options.detail),
        out_(&out) {}

  void write() {
    const bool is_quiet = detail_ == Detail::Quiet;
    if (is_quiet && !has_findings(report_) && !has_errors(report_)) {
      // Silence would say that all is well.
      const bool is_well = delivery_answer(report_).verdict() == Verdict::Holds;
      if (!is_well) write_opening(report_, options_, *out_);
    } else {
      write_all();
    }
    if (options_.tells_inputs) *out_ << judged_line(report_) << '\n';
  }

 private:
  void write_all() {
    if (write_opening(report_, options_, *out_)) *out_ << '\n';
    if (has_overview(report_)) write_estate(report_, options_, *out_);
    for (const Block& block : folded_blocks()) write_block(block);
    write_rest();
    write_low();
    if (!first_) *out_ << '\n';
    write_closing(report_, options_, *out_);
  }

  /// What is said of a trail, and of others with it.
  struct Block {
    std::string text{};
    std::size_t head = 0;  ///< characters of the text that name the trail
    bool one_line = false;
    int rank = 0;  ///< what fails stands before what is unknown, and that before the rest
    const TrailSummary* trail = nullptr;
    std::vector<const TrailSummary*> others{};  ///< of which the same holds
  };

  void line(std::string_view lead, std::string_view text) {
    write_paragraph(*out_, lead, text, width_);
  }

  /// What `write` writes.
  template <typename Write>
  std::string rendered(Write write) {
    std::ostringstream text;
    std::ostream* const out = std::exchange(out_, &text);
    write();
    out_ = out;
    return text.str();
  }

  /// Bytes that were written into the text at hand.
  std::size_t written() const { return static_cast<std::size_t>(out_->tellp()); }

  std::vector<Block> folded_blocks();
  void write_block(const Block& block);
  std::string others_text(const Block& block) const;

  void write_rest();
  void write_low();

  TextResults results(std::string_view module = "") {
    return TextResults(report_, options_, *out_, module);
  }

  struct State {
    bool fails = false;
    bool denied = false;    ///< no log file will arrive, whatever counts of it
    bool unknown = false;   ///< something is unknown
    bool in_short = false;  ///< all is well enough for one line
  };
  State state_of(const Entries& entries, const Results& all) const;
  std::string title_of(const TrailSummary& trail, bool with_input) const;
  void write_trail(const Entries& entries, Block& block);
  void write_trail_lines(const Entries& entries, std::string_view module);
  void write_in_short(const Entries& entries, const std::string& title);
  std::string status(const State& state) const;

  const Report& report_;
  const TextOptions& options_;
  const TrailResults results_;
  const TrailResults fixed_;
  const bool estate_;  ///< trails of several inputs
  Palette palette_;
  std::size_t width_;
  Detail detail_;
  std::ostream* out_;
  bool first_ = true;
  bool last_was_line_ = false;
};

/// What is on no trail that the report lists: rules on other resources, and what a plan
/// fixes by taking a trail away.
void TextPage::write_rest() {
  const std::string rest = rendered([&] {
    Results others;
    for (const engine::Result& result : report_.results) {
      if (result.trail.empty()) others.push_back(&result);
    }
    Results fixed;
    for (const engine::Result& result : report_.fixed) {
      if (!is_listed(report_, result)) fixed.push_back(&result);
    }
    results().write(others, fixed);
  });
  *out_ << rest;
  first_ = first_ && rest.empty();
}

void TextPage::write_low() {
  const std::string low = rendered([&] { write_low_findings(report_, options_, *out_); });
  if (!first_ && !low.empty()) *out_ << '\n';
  *out_ << low;
  first_ = first_ && low.empty();
}

std::string TextPage::status(const State& state) const {
  if (state.fails) return palette_.red("FAIL") + "  ";
  if (state.denied) return palette_.yellow("!!") + "    ";
  return state.unknown ? palette_.yellow("??") + "    " : palette_.green("ok") + "    ";
}

/// Of the same address in other inputs the inputs are told, of other instances their keys.
std::string TextPage::others_text(const Block& block) const {
  std::vector<std::string> names;
  for (const TrailSummary* other : block.others) {
    const std::string input = "`" + std::string(input_path(report_, other->input)) + "`";
    if (other->address == block.trail->address) {
      names.push_back(input);
    } else {
      const std::string name = other_instance(block.trail->address, other->address);
      names.push_back(other->input == block.trail->input ? name : name + " of " + input);
    }
  }
  return same_for(names, detail_ == Detail::Verbose);
}

std::vector<TextPage::Block> TextPage::folded_blocks() {
  std::vector<Block> blocks;
  std::map<std::string, std::size_t> known;  // by what is said, whichever the instance
  for (const Entries& entries : grouped_trails(report_)) {
    Block block;
    block.trail = entries.front();
    block.text = rendered([&] { write_trail(entries, block); });
    if (block.text.empty()) continue;
    const auto own =
        estate_ ? own_words(report_, *block.trail) : instance_keys(block.trail->address);
    const bool in_full = detail_ == Detail::Verbose;
    const std::string key =
        in_full ? without_instance(block.trail->address + "\n" + block.text, own)
                : trail_shape(report_, entries, results_.of(*block.trail), own) + "\n" +
                      std::to_string(fixed_.of(*block.trail).size());
    const auto [same, added] = known.emplace(key, blocks.size());
    if (added || own.empty()) {
      blocks.push_back(std::move(block));
    } else {
      blocks[same->second].others.push_back(entries.front());
    }
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& a, const Block& b) { return a.rank < b.rank; });
  return blocks;
}

void TextPage::write_block(const Block& block) {
  if (!first_ && !(block.one_line && last_was_line_)) *out_ << '\n';
  first_ = false;
  last_was_line_ = block.one_line && block.others.empty();
  const std::string_view text = block.text;
  *out_ << text.substr(0, block.head);
  if (!block.others.empty()) {
    line("      ", printable(others_text(block)));
  }
  *out_ << text.substr(block.head);
}

TextPage::State TextPage::state_of(const Entries& entries, const Results& all) const {
  const auto has = [&](Outcome outcome) { return !with_outcome(all, outcome).empty(); };
  const auto delivers = [](Verdict how) {
    return [how](const TrailSummary* entry) { return entry->delivery == how; };
  };
  const Results failing = with_outcome(all, Outcome::Fail);
  State state;
  state.fails = std::any_of(failing.begin(), failing.end(), [&](const auto* result) {
    return decides(report_, *result);
  });
  state.denied = std::any_of(entries.begin(), entries.end(), delivers(Verdict::Fails));
  state.unknown = has(Outcome::Unknown) ||
                  std::any_of(entries.begin(), entries.end(), delivers(Verdict::Unknown));
  state.in_short = !state.fails && !state.unknown && !has(Outcome::Waived) &&
                   std::all_of(entries.begin(), entries.end(), delivers(Verdict::Holds));
  return state;
}

std::string TextPage::title_of(const TrailSummary& trail, bool with_input) const {
  std::string title = palette_.bold(printable(trail.address));
  if (!trail.label.empty() && trail.label != trail.address) {
    title += " " + printable(trail.label);
  }
  if (with_input) {
    title += palette_.dim(" (" + printable(input_path(report_, trail.input)) + ")");
  }
  return title;
}

void TextPage::write_trail(const Entries& entries, Block& block) {
  const TrailSummary& trail = *entries.front();
  const Results& all = results_.of(trail);
  const Results& fixed = fixed_.of(trail);
  const State state = state_of(entries, all);
  if (detail_ == Detail::Quiet && !state.fails) return;
  block.rank = state.fails ? 0 : state.in_short ? 2 : 1;
  const std::string title = title_of(trail, report_.inputs.size() > 1 || !state.in_short);
  if (!state.in_short) {
    line(status(state), title);
    block.head = written();
    const std::string_view module = long_module_of(trail.address);
    if (detail_ != Detail::Quiet) write_trail_lines(entries, module);
    return results(module).write(all, fixed);
  }
  write_in_short(entries, title);
  block.head = written();
  if (detail_ == Detail::Verbose) return results().write(all, fixed);
  results().write_fixed(fixed);
  block.one_line = fixed.empty();
}

/// A line for each scenario in which the trail is another; the names of environments'
/// buckets differ, so of these only how many.
void TextPage::write_in_short(const Entries& entries, const std::string& title) {
  const TrailSummary& first = *entries.front();
  const auto text_of = [&](const TrailSummary& entry) {
    return within_module(delivers(report_, entry), long_module_of(entry.address));
  };
  const bool by_environment = first.scenario.contains(kEnvironmentParameter) &&
                              first.scenario.size() == 1 && entries.size() > 1;
  if (by_environment && detail_ != Detail::Verbose) {
    return line(status({}), title + ": " +
                                printable(text_of(first) + ", and alike in " +
                                          count_of(entries.size(), "environment")));
  }
  for (const TrailSummary* entry : entries) {
    line(status({}),
         title + ": " + printable(text_of(*entry) + results().when(entry->scenario)));
  }
}

/// What all entries have in common once, the rest with its scenario.
void TextPage::write_trail_lines(const Entries& entries, std::string_view module) {
  const std::vector<TrailLine> first = trail_lines(report_, *entries.front());
  const auto lead_of = [this](std::string label) {
    label.resize(12, ' ');
    return "      " + palette_.dim(label);
  };
  for (std::size_t i = 0; i < first.size(); ++i) {
    std::vector<std::string> texts;
    for (const TrailSummary* entry : entries) {
      texts.push_back(within_module(trail_lines(report_, *entry)[i].text, module));
    }
    const bool same =
        std::all_of(texts.begin(), texts.end(),
                    [&](const std::string& text) { return text == texts.front(); });
    for (std::size_t k = 0; k < (same ? 1 : texts.size()); ++k) {
      const std::string scenario =
          same && entries.size() > 1 ? "" : results().when(entries[k]->scenario);
      line(k == 0 ? lead_of(first[i].label) : std::string(18, ' '),
           printable(texts[k] + scenario));
    }
  }
  if (module.empty()) return;
  line(lead_of("module"), printable(std::string(module) + ", left out of the addresses"));
}

}  // namespace

std::size_t text_width(const TextOptions& options) {
  return static_cast<std::size_t>(std::max(options.width, 40));
}

void write_text(const Report& report, const TextOptions& options, std::ostream& out) {
  std::ostringstream text;
  TextPage(report, options, text).write();
  write_without_commands(text.view(), out);
}

}  // namespace trailseal::report
