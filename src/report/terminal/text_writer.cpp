// The report for a person in a terminal.
//
//   ok    aws_cloudtrail.a: delivers to aws_s3_bucket.logs, aws:kms with aws_kms_key.logs
//
//   FAIL  aws_cloudtrail.b (plan.json)
//         bucket      aws_s3_bucket.logs (`acme-logs`), prefix `audit`
//         key         aws_kms_key.logs
//         delivery    denied: no log file will arrive
//         log files   would be aws:kms with aws_kms_key.logs
//
//     the results on it                  text_results
//
//   2 trails: 1 finding (1 high), 2 unknown, 15 passed
//
// Where trails are of several inputs, an overview comes first (text_estate).
//
// Trails of one resource whose blocks say the same
// (`count`, `for_each`) are one block with their addresses.
#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>
#include <utility>

#include "report/estate.hpp"
#include "report/instances.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"
#include "report/terminal/text_estate.hpp"
#include "report/terminal/text_results.hpp"
#include "report/trail_lines.hpp"
#include "report/trail_results.hpp"
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
    const bool quiet = detail_ == Detail::Quiet;
    if (estate_ && (!quiet || has_findings(report_))) {
      write_estate(report_, options_, *out_);
    }
    for (const Block& block : folded_blocks()) write_block(block);
    write_rest();
    const bool is_clean = !has_findings(report_) && !has_errors(report_);
    if (!(quiet && first_ && is_clean)) {
      if (!first_) *out_ << '\n';
      write_summary();
    }
    if (options_.tells_inputs) *out_ << judged_line(report_) << '\n';
  }

 private:
  /// What is said of a trail, and of others with it.
  struct Block {
    std::string text{};
    std::size_t head = 0;  ///< characters of the text that name the trail
    bool one_line = false;
    int rank = 0;  ///< what fails stands before what is unknown, and that before the rest
    std::vector<std::string> others{};  ///< addresses of which the same holds
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

  void write_rest();

  TextResults results() { return TextResults(report_, options_, *out_); }

  struct State {
    bool fails = false;
    bool denied = false;    ///< no log file will arrive, whatever counts of it
    bool unknown = false;   ///< something is unknown
    bool in_short = false;  ///< all is well enough for one line
  };
  State state_of(const Entries& entries, const Results& all) const;
  std::string title_of(const TrailSummary& trail, bool with_input) const;
  void write_trail(const Entries& entries, Block& block);
  void write_trail_lines(const Entries& entries);
  void write_sources();
  void write_summary();
  std::string status(const State& state) const;
  std::string name_of(const TrailSummary& trail) const;

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

std::string TextPage::status(const State& state) const {
  if (state.fails) return palette_.red("FAIL") + "  ";
  if (state.denied) return palette_.yellow("!!") + "    ";
  return state.unknown ? palette_.yellow("??") + "    " : palette_.green("ok") + "    ";
}

std::string TextPage::name_of(const TrailSummary& trail) const {
  if (!estate_) return trail.address;
  return trail.address + " (" + std::string(input_path(report_, trail.input)) + ")";
}

std::vector<TextPage::Block> TextPage::folded_blocks() {
  std::vector<Block> blocks;
  std::map<std::string, std::size_t> known;  // by what is said, whichever the instance
  for (const Entries& entries : grouped_trails(report_)) {
    Block block;
    block.text = rendered([&] { write_trail(entries, block); });
    if (block.text.empty()) continue;
    const std::string& address = entries.front()->address;
    const auto keys =
        estate_ ? own_words(report_, *entries.front()) : instance_keys(address);
    const std::string key =
        without_instance(address, keys) + "\n" + without_instance(block.text, keys);
    const auto [same, added] = known.emplace(key, blocks.size());
    if (added || keys.empty()) {
      blocks.push_back(std::move(block));
    } else {
      blocks[same->second].others.push_back(name_of(*entries.front()));
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
    line("      ", printable(same_for(block.others, detail_ == Detail::Verbose)));
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
    if (detail_ != Detail::Quiet) write_trail_lines(entries);
    return results().write(all, fixed);
  }
  for (const TrailSummary* entry : entries) {
    line(status(state),
         title + ": " +
             printable(delivers(report_, *entry) + results().when(entry->scenario)));
  }
  block.head = written();
  if (detail_ == Detail::Verbose) return results().write(all, fixed);
  const Results failing = with_outcome(all, Outcome::Fail);
  results().write_minor(failing);
  results().write_fixed(fixed);
  block.one_line = failing.empty() && fixed.empty();
}

/// What all entries have in common once, the rest with its scenario.
void TextPage::write_trail_lines(const Entries& entries) {
  const std::vector<TrailLine> first = trail_lines(report_, *entries.front());
  for (std::size_t i = 0; i < first.size(); ++i) {
    std::string label = first[i].label;
    label.resize(12, ' ');
    const std::string lead = "      " + palette_.dim(label);
    std::vector<std::string> texts;
    for (const TrailSummary* entry : entries) {
      texts.push_back(trail_lines(report_, *entry)[i].text);
    }
    const bool same =
        std::all_of(texts.begin(), texts.end(),
                    [&](const std::string& text) { return text == texts.front(); });
    for (std::size_t k = 0; k < (same ? 1 : texts.size()); ++k) {
      const std::string scenario =
          same && entries.size() > 1 ? "" : results().when(entries[k]->scenario);
      line(k == 0 ? lead : std::string(18, ' '), printable(texts[k] + scenario));
    }
  }
}

/// Whose sources were read; of many inputs only how many.
void TextPage::write_sources() {
  constexpr std::size_t kListed = 3;
  std::vector<std::string> lines;
  for (const Input& input : report_.inputs) {
    if (!input.sources) continue;
    lines.push_back("`" + input.path + "` is read with the sources of " +
                    sources_text(input));
  }
  if (lines.size() > kListed) {
    lines = {std::to_string(lines.size()) + " plans are read with their sources"};
  }
  for (const std::string& text : lines) {
    line("", printable(text));
    *out_ << '\n';
  }
}

void TextPage::write_summary() {
  write_sources();
  if (report_.configuration) {
    line("", printable(configuration_sentence(*report_.configuration)));
    *out_ << '\n';
  }
  if (!report_.compared_with.name.empty()) {
    line("", printable(comparison_sentence(report_)));
    *out_ << '\n';
  }
  if (!report_.waivers_in_place.empty()) {
    line("", printable(waiver_sentence(report_.waivers_in_place)));
    *out_ << '\n';
  }
  if (!report_.trusted.empty()) {
    std::string list;
    for (const std::string& name : report_.trusted) {
      list.append(list.empty() ? "" : ", ").append(name);
    }
    line("", printable("assumed from `known:` in the configuration: " + list));
    *out_ << '\n';
  }
  if (const std::string hint = fix_hint(report_.fixes); !hint.empty()) {
    line("", printable(hint));
    *out_ << '\n';
  }
  std::string text = summary_line(report_);
  const bool bad = has_findings(report_) || has_errors(report_);
  if (bad) {
    text = palette_.red(text);
  } else if (summarize(report_).unknown > 0 || summarize(report_).fail > 0 ||
             denied_trails(report_) > 0) {
    text = palette_.yellow(text);
  } else {
    text = palette_.green(text);
  }
  *out_ << text << '\n';
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
