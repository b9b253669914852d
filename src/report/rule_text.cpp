// A rule's prose answers three questions: what is reported, why it matters, what to do.
// It is written as Markdown in the rule's file. A fix may have several paragraphs and a
// snippet: its lines are kept as they are, only plain paragraphs are wrapped.
#include "report/rule_text.hpp"

#include <ostream>
#include <string_view>
#include <vector>

#include "base/word_list.hpp"
#include "report/paragraph.hpp"
#include "report/writers.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::report {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

/// Part of a snippet, or of a list: not to be wrapped.
bool is_preformatted(std::string_view line) {
  return line.starts_with("    ") || line.starts_with("```") || line.starts_with('\t');
}

void write_text_block(std::string_view text, std::size_t width, std::ostream& out) {
  constexpr std::string_view kIndent = "  ";
  bool fenced = false;
  for (const std::string_view line : lines_of(text)) {
    const bool fence = line.starts_with("```");
    if (fence) fenced = !fenced;
    if (fence) continue;
    const std::string shown = printable(line);
    if (line.empty()) {
      out << '\n';
    } else if (fenced || is_preformatted(line)) {
      out << kIndent << kIndent << shown << '\n';
    } else {
      write_paragraph(out, kIndent, shown, width);
    }
  }
}

std::string_view trimmed(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Hands each fix to `take`, with its language and what it is for: `in Terraform where
/// there is no policy`.
template <typename Take>
void each_fix(const rule::Rule& rule, const Take& take) {
  const auto each = [&](const std::string& language, const rule::Fix& general,
                        rule::Fix rule::CauseFix::*of_cause) {
    take("in " + language, general.text);
    for (const rule::CauseFix& fix : rule.causes) {
      take("in " + language + " where " + std::string(rule::row_of(fix.cause).title),
           (fix.*of_cause).text);
    }
  };
  each("Terraform", rule.fix_terraform, &rule::CauseFix::terraform);
  each("CloudFormation", rule.fix_cloudformation, &rule::CauseFix::cloudformation);
}

}  // namespace

std::string page_of_rule(const rule::Rule& rule) {
  const rule::Rule* builtin = rule::find_rule(rule.id);
  if (builtin != nullptr && builtin->code == rule.code) {
    return std::string(kProjectPage) + "/blob/main/docs/rules/" + rule.id + ".md";
  }
  return rule.references.empty() ? std::string() : rule.references.front();
}

void write_rule(const rule::Rule& rule, bool color, std::size_t width,
                std::ostream& out) {
  const Palette palette(color);
  write_paragraph(out, palette.bold(printable(rule.code + " " + rule.id)) + ": ",
                  printable(rule.title), width);
  out << palette.dim("severity " + std::string(rule::to_string(rule.severity)));
  if (!rule.since.empty()) out << palette.dim(", since " + printable(rule.since));
  if (rule.opt_in) out << palette.dim(", only if it is selected");
  if (!rule.standards.empty()) {
    out << palette.dim(", checked under " + joined(rule.standards, " and "));
  }
  out << '\n';

  const auto section = [&](std::string_view title, std::string_view text) {
    if (trimmed(text).empty()) return;
    out << '\n' << palette.bold(title) << '\n';
    write_text_block(trimmed(text), width, out);
  };
  section("What", rule.what);
  section("Why", rule.why);
  each_fix(rule, [&](const std::string& title, std::string_view text) {
    section("Fix " + title, text);
  });

  if (!rule.controls.empty()) {
    out << '\n' << palette.bold("Controls") << '\n';
    for (const auto& [framework, ids] : rule.controls) {
      write_paragraph(out, "  " + printable(framework) + ": ",
                      printable(joined(ids, ", ")), width);
    }
  }
  if (!rule.references.empty()) {
    out << '\n' << palette.bold("References") << '\n';
    for (const std::string& reference : rule.references) {
      out << "  " << printable(reference) << '\n';
    }
  }
}

std::string rule_help(const rule::Rule& rule) {
  std::string text(trimmed(rule.why));
  const auto add = [&text](const std::string& label, std::string_view body) {
    if (!body.empty()) text.append(label).append(body);
  };
  each_fix(rule, [&](const std::string& title, std::string_view body) {
    add("\n\nFix " + title + ": ", trimmed(body));
  });
  return text;
}

std::string rule_markdown(const rule::Rule& rule) {
  std::string text(trimmed(rule.what));
  const auto section = [&text](std::string_view title, std::string_view body) {
    if (body.empty()) return;
    text.append("\n\n**").append(title).append("**\n\n").append(body);
  };
  section("Why", trimmed(rule.why));
  each_fix(rule, [&](const std::string& title, std::string_view body) {
    section("Fix " + title, trimmed(body));
  });
  if (!rule.controls.empty()) {
    std::string list;
    for (const auto& [framework, ids] : rule.controls) {
      list.append("- ").append(framework).append(": ").append(joined(ids, ", "));
      list += '\n';
    }
    section("Controls", trimmed(list));
  }
  if (!rule.references.empty()) {
    std::string list;
    for (const std::string& url : rule.references) list += "- <" + url + ">\n";
    section("References", trimmed(list));
  }
  return text;
}

}  // namespace trailseal::report
