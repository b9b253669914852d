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
//     high  TS304 bucket-policy-allows-write
//           what is wrong, in one sentence
//           - the statement and the condition that decided
//           at template.yaml:14:7 BucketPolicy
//              14 |           Resource: arn:aws:s3:::acme-logs/AWSLogs/*
//                 |                     ^
//           fix: what to do
//
//     low   TS405  one that is below --fail-on, in one sentence
//
//     not decided  TS101, TS102: what is missing
//                  how to give it
//
//     waived  TS603  the reason, and the last day
//
//     7 passed
//
//   2 trails: 1 finding (1 high), 2 not decided, 15 passed
//
// What fails first is what is most severe. Undecided results with one cause are one
// paragraph. What passes is a number. Trails of one resource whose blocks say the same
// (`count`, `for_each`) are one block with their addresses.
#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>
#include <utility>

#include "report/excerpt.hpp"
#include "report/instances.hpp"
#include "report/paragraph.hpp"
#include "report/summary.hpp"
#include "report/trail_text.hpp"
#include "report/wording.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

using Results = std::vector<const engine::Result*>;

Results with_outcome(const Results& results, Outcome outcome) {
  Results chosen;
  std::copy_if(results.begin(), results.end(), std::back_inserter(chosen),
               [&](const engine::Result* r) { return r->outcome == outcome; });
  return chosen;
}

class TextPage {
 public:
  TextPage(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report),
        palette_(options.color),
        width_(static_cast<std::size_t>(std::max(options.width, 40))),
        detail_(options.detail),
        out_(&out) {}

  void write() {
    const bool quiet = detail_ == Detail::Quiet;
    for (const Block& block : folded_blocks()) write_block(block);
    const std::string rest = rendered([&] { write_results(results_of("", 0, false)); });
    if (!rest.empty()) *out_ << rest;
    first_ = first_ && rest.empty();
    if (quiet && first_ && !has_findings(report_) && !has_errors(report_)) return;
    if (!first_) *out_ << '\n';
    write_summary();
  }

 private:
  /// What is said of a trail, and of others with it.
  struct Block {
    std::string text{};
    bool one_line = false;
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

  std::vector<Block> folded_blocks();
  void write_block(const Block& block);

  Results results_of(std::string_view trail, std::size_t input, bool same_input) const {
    Results results;
    for (const engine::Result& result : report_.results) {
      if (result.trail != trail || (same_input && result.input != input)) continue;
      results.push_back(&result);
    }
    return results;
  }

  bool write_trail(const Entries& entries);
  void write_trail_lines(const Entries& entries);
  std::string when(const cloudtrail::Scenario& scenario) const;
  void write_header(const TrailSummary& trail, bool fails);
  void write_results(const Results& results);
  void write_finding(const engine::Result& result);
  void write_minor(const Results& results);
  bool counts(const engine::Result& result) const;
  void write_place(const cloudtrail::Place& place, std::string_view indent);
  void write_undecided(const Results& results);
  void write_waived(const Results& results);
  void write_passed(const Results& results);
  void write_summary();
  std::string severity(rule::Severity severity) const;
  std::string status(bool fails, bool undecided) const;

  const Report& report_;
  Palette palette_;
  std::size_t width_;
  Detail detail_;
  std::ostream* out_;
  bool first_ = true;
  bool last_was_line_ = false;
};

std::string TextPage::status(bool fails, bool undecided) const {
  if (fails) return palette_.red("FAIL") + "  ";
  return undecided ? palette_.yellow("??") + "    " : palette_.green("ok") + "    ";
}

std::string TextPage::severity(rule::Severity severity) const {
  const std::string word = rule::to_string(severity);
  switch (severity) {
    case rule::Severity::High:
      return palette_.red(word);
    case rule::Severity::Medium:
      return palette_.yellow(word);
    case rule::Severity::Low:
      break;
  }
  return palette_.bold(word);
}

/// `, when ...`, or nothing.
std::string TextPage::when(const cloudtrail::Scenario& scenario) const {
  const std::string text = scenario_text(report_, scenario);
  return text.empty() ? "" : ", " + text;
}

std::vector<TextPage::Block> TextPage::folded_blocks() {
  std::vector<Block> blocks;
  std::map<std::string, std::size_t> known;  // by what is said, whichever the instance
  for (const Entries& entries : grouped_trails(report_)) {
    Block block;
    block.text = rendered([&] { block.one_line = write_trail(entries); });
    if (block.text.empty()) continue;
    const std::string& address = entries.front()->address;
    const auto keys = instance_keys(address);
    const std::string key =
        without_instance(address, keys) + "\n" + without_instance(block.text, keys);
    const auto [same, added] = known.emplace(key, blocks.size());
    if (added || keys.empty()) {
      blocks.push_back(std::move(block));
    } else {
      blocks[same->second].others.push_back(address);
    }
  }
  return blocks;
}

void TextPage::write_block(const Block& block) {
  if (!first_ && !(block.one_line && last_was_line_)) *out_ << '\n';
  first_ = false;
  last_was_line_ = block.one_line && block.others.empty();
  *out_ << block.text;
  if (block.others.empty()) return;
  if (!block.one_line) *out_ << '\n';
  line(block.one_line ? "      " : "  ",
       printable(same_for(block.others, detail_ == Detail::Verbose)));
}

/// Gives whether the trail is told in one line.
bool TextPage::write_trail(const Entries& entries) {
  const TrailSummary& trail = *entries.front();
  const Results results = results_of(trail.address, trail.input, true);
  const Results failing = with_outcome(results, Outcome::Fail);
  const bool fails = std::any_of(failing.begin(), failing.end(),
                                 [&](const auto* result) { return counts(*result); });
  const auto delivers_not = [](const TrailSummary* e) {
    return e->delivery != "allowed";
  };
  const bool undecided = !with_outcome(results, Outcome::Unknown).empty();
  const bool waived = !with_outcome(results, Outcome::Waived).empty();
  const bool short_form = !fails && !undecided && !waived &&
                          std::none_of(entries.begin(), entries.end(), delivers_not);
  if (detail_ == Detail::Quiet && !fails) return true;

  std::string name = palette_.bold(printable(trail.address));
  if (!trail.label.empty() && trail.label != trail.address) {
    name += " " + printable(trail.label);
  }
  if (report_.inputs.size() > 1 || !short_form) {
    name += palette_.dim(" (" + printable(input_path(report_, trail.input)) + ")");
  }
  if (short_form) {
    for (const TrailSummary* entry : entries) {
      line(status(false, false),
           name + ": " + printable(delivers(report_, *entry) + when(entry->scenario)));
    }
    if (detail_ == Detail::Verbose) {
      write_results(results);
    } else {
      write_minor(failing);
    }
    return failing.empty() && detail_ != Detail::Verbose;
  }
  const bool open = std::any_of(entries.begin(), entries.end(), [](const auto* entry) {
    return entry->delivery == "unknown";
  });
  line(status(fails, undecided || open), name);
  if (detail_ != Detail::Quiet) write_trail_lines(entries);
  write_results(results);
  return false;
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
          same && entries.size() > 1 ? "" : when(entries[k]->scenario);
      line(k == 0 ? lead : std::string(18, ' '), printable(texts[k] + scenario));
    }
  }
}

void TextPage::write_results(const Results& results) {
  Results fails = with_outcome(results, Outcome::Fail);
  std::stable_sort(fails.begin(), fails.end(),
                   [](const engine::Result* a, const engine::Result* b) {
                     return a->rule->severity > b->rule->severity;
                   });
  Results minor;
  for (const engine::Result* result : fails) {
    if (counts(*result) || detail_ == Detail::Verbose) {
      write_finding(*result);
    } else {
      minor.push_back(result);
    }
  }
  if (detail_ == Detail::Quiet) return;
  if (!minor.empty()) *out_ << '\n';
  write_minor(minor);
  write_undecided(with_outcome(results, Outcome::Unknown));
  write_waived(with_outcome(results, Outcome::Waived));
  write_passed(with_outcome(results, Outcome::Pass));
}

void TextPage::write_passed(const Results& results) {
  if (results.empty()) return;
  *out_ << '\n';
  if (detail_ != Detail::Verbose) {
    *out_ << "  " << palette_.dim(std::to_string(results.size()) + " passed") << '\n';
    return;
  }
  for (const engine::Result* result : results) {
    std::string name = result->rule->code;
    if (result->rule->code != result->rule->id) name += " " + result->rule->id;
    line("  " + palette_.green("passed") + "  ", name + when(result->scenario));
  }
}

/// Does the finding decide the exit status? What does not is told in short.
bool TextPage::counts(const engine::Result& result) const {
  return !report_.fail_on || result.rule->severity >= *report_.fail_on;
}

void TextPage::write_minor(const Results& results) {
  for (const engine::Result* result : results) {
    std::string lead = "  " + severity(result->rule->severity);
    lead.append(8 - character_count(severity(result->rule->severity)), ' ');
    line(lead + palette_.bold(result->rule->code) + "  ",
         printable(result->message + when(result->scenario)));
  }
}

void TextPage::write_finding(const engine::Result& result) {
  constexpr std::string_view kIndent = "          ";
  std::string lead = "  " + severity(result.rule->severity);
  lead.append(8 - character_count(severity(result.rule->severity)), ' ');
  *out_ << '\n' << lead << palette_.bold(result.rule->code);
  // A user's rule may have no code but its id.
  if (result.rule->code != result.rule->id) *out_ << ' ' << result.rule->id;
  *out_ << '\n';
  line(kIndent, printable(result.message + when(result.scenario)));
  for (const std::string& why : result.why) {
    line(std::string(kIndent) + "- ", printable(why));
  }
  write_place(result.place, kIndent);
  const std::string fix = short_fix(*result.rule, report_, result.place.input);
  if (!fix.empty()) line(std::string(kIndent) + palette_.green("fix: "), printable(fix));
}

void TextPage::write_place(const cloudtrail::Place& place, std::string_view indent) {
  const std::string where = place_text(report_, place);
  line(std::string(indent) + "at ", palette_.dim(printable(where)));

  if (place.input >= report_.sources.size()) return;
  const std::string number = std::to_string(place.position.line);
  const std::size_t gutter = indent.size() + number.size() + 6;
  const auto excerpt = excerpt_at(report_.sources[place.input].text, place.position,
                                  width_ > gutter + 20 ? width_ - gutter : 20);
  if (!excerpt) return;
  *out_ << indent << "   " << palette_.dim(number + " | ") << excerpt->line << '\n'
        << indent << "   " << palette_.dim(std::string(number.size(), ' ') + " | ")
        << std::string(excerpt->mark, ' ') << palette_.red("^") << '\n';
}

void TextPage::write_undecided(const Results& results) {
  for (const Undecided& group : grouped_by_cause(results)) {
    std::string codes;
    for (const std::string& code : group.codes)
      codes += (codes.empty() ? "" : ", ") + code;
    const std::string lead = "  " + palette_.yellow("not decided") + "  ";
    const std::string indent(character_count(lead), ' ');
    *out_ << '\n';
    line(lead, palette_.bold(codes) + printable(when(group.scenario)));
    line(indent, printable(group.missing));
    for (const std::string& why : group.why) line(indent + "- ", printable(why));
    if (!group.help.empty()) {
      line(indent + palette_.green("to decide: "), printable(group.help));
    }
  }
}

void TextPage::write_waived(const Results& results) {
  if (!results.empty()) *out_ << '\n';
  for (const engine::Result* result : results) {
    const std::string until =
        result->waived_until.empty() ? "" : " (until " + result->waived_until + ")";
    line("  " + palette_.dim("waived") + "  " + palette_.bold(result->rule->code) + "  ",
         printable(result->waiver + until + when(result->scenario)));
  }
}

void TextPage::write_summary() {
  if (!report_.trusted.empty()) {
    std::string list;
    for (const std::string& name : report_.trusted) {
      list.append(list.empty() ? "" : ", ").append(name);
    }
    line("", printable("taken on trust from the configuration: " + list));
    *out_ << '\n';
  }
  std::string text = summary_line(report_);
  const bool bad = has_findings(report_) || has_errors(report_);
  if (bad) {
    text = palette_.red(text);
  } else if (summarize(report_).unknown > 0 || summarize(report_).fail > 0) {
    text = palette_.yellow(text);
  } else {
    text = palette_.green(text);
  }
  *out_ << text << '\n';
}

}  // namespace

void write_text(const Report& report, const TextOptions& options, std::ostream& out) {
  TextPage(report, options, out).write();
}

}  // namespace trailseal::report
