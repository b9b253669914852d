// embed_rules OUTPUT FILE...: rule files -> one C++ file of tables.
//
// Runs while building, from the root of the sources. Every file is read as a user's would
// be; problems stop the build with their file, line and column. Lists and conditions go
// into shared tables, their members next to each other, and are referred to by index:
//
//   kTexts       "SC-28", "AU-9", "https://...", ...
//   kControls    {"nist-800-53-r5", {0, 2}}
//   kValues      {Text, "aws:kms"}, {List, "", {0, 2}}
//   kConditions  {Test, {}, "trail.has_key", "equals", 3}, {Any, {4, 2}}
//   kRules       one row per rule, by code
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "document/source.hpp"
#include "rule/rule.hpp"
#include "rule/rule_reader.hpp"

namespace {

using trailseal::Error;
using trailseal::Value;
using trailseal::rule::CauseFix;
using trailseal::rule::Condition;
using trailseal::rule::Rule;

struct File {
  std::string path{};
  std::string text{};
  Rule rule{};
};

// A C++ string literal, one source line per line of text. Bytes outside ASCII are written
// in octal, which ends after three digits, unlike hexadecimal.
std::string quoted(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      literal += "\\n\"\n    \"";
    } else if (c == '"' || c == '\\') {
      literal += {'\\', c};
    } else if (byte < 0x20 || byte > 0x7e || c == '?') {
      literal += {'\\', static_cast<char>('0' + (byte >> 6)),
                  static_cast<char>('0' + ((byte >> 3) & 7)),
                  static_cast<char>('0' + (byte & 7))};
    } else {
      literal += c;
    }
  }
  return literal + "\"";
}

// A table under construction: rows of C++ text.
class Table {
 public:
  std::size_t size() const { return rows_.size(); }

  // Reserves room for `count` rows that will stand next to each other.
  std::size_t reserve(std::size_t count) {
    rows_.resize(rows_.size() + count);
    return rows_.size() - count;
  }

  std::string& operator[](std::size_t index) { return rows_[index]; }

  void write(std::ostream& out, const char* type, const char* name) const {
    out << "constexpr " << type << " " << name << "[] = {\n";
    for (const std::string& row : rows_) out << "    " << row << ",\n";
    if (rows_.empty()) out << "    {},\n";
    out << "};\n\n";
  }

 private:
  std::vector<std::string> rows_;
};

std::string range(std::size_t first, std::size_t count) {
  return "{" + std::to_string(first) + ", " + std::to_string(count) + "}";
}

class Writer {
 public:
  void add(const File& file);
  void write(std::ostream& out) const;

 private:
  std::string texts(const std::vector<std::string>& all);
  std::string controls(const std::map<std::string, std::vector<std::string>>& all);
  std::string causes(const std::vector<CauseFix>& all);
  void set_value(std::size_t index, const Value& value);
  void set_condition(std::size_t index, const Condition& condition);
  std::string condition(const Condition& root);

  Table texts_, controls_, causes_, values_, conditions_, rules_;
};

std::string Writer::texts(const std::vector<std::string>& all) {
  const std::size_t first = texts_.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) texts_[first + i] = quoted(all[i]);
  return range(first, all.size());
}

std::string Writer::controls(const std::map<std::string, std::vector<std::string>>& all) {
  std::size_t at = controls_.reserve(all.size());
  const std::size_t first = at;
  for (const auto& [framework, names] : all) {
    controls_[at++] = "{" + quoted(framework) + ", " + texts(names) + "}";
  }
  return range(first, all.size());
}

std::string Writer::causes(const std::vector<CauseFix>& all) {
  std::size_t at = causes_.reserve(all.size());
  const std::size_t first = at;
  for (const CauseFix& fix : all) {
    causes_[at++] = "{static_cast<Cause>(" + std::to_string(static_cast<int>(fix.cause)) +
                    "), " + quoted(fix.terraform.text) + ", " +
                    quoted(fix.cloudformation.text) + "}";
  }
  return range(first, all.size());
}

const char* name_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::Null:
      return "Null";
    case Value::Kind::Bool:
      return "Bool";
    case Value::Kind::Number:
      return "Number";
    case Value::Kind::Text:
      return "Text";
    case Value::Kind::List:
      return "List";
    case Value::Kind::Map:
    case Value::Kind::Absent:
    case Value::Kind::Unknown:
      break;
  }
  return "Absent";
}

void Writer::set_value(std::size_t index, const Value& value) {
  std::string text;
  if (value.is_text() || value.is_number()) text = *value.as_text().literal();
  if (value.is_bool()) text = value.as_bool() ? "true" : "false";
  const std::size_t count = value.is_list() ? value.size() : 0;
  const std::size_t first = values_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) set_value(first + i, value.items()[i]);
  values_[index] = std::string("{trailseal::Value::Kind::") + name_of(value.kind()) +
                   ", " + quoted(text) + ", " + range(first, count) + "}";
}

const char* name_of(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::All:
      return "All";
    case Condition::Kind::Any:
      return "Any";
    case Condition::Kind::Not:
      return "Not";
    case Condition::Kind::InAll:
      return "InAll";
    case Condition::Kind::InAny:
      return "InAny";
    case Condition::Kind::InNone:
      return "InNone";
    case Condition::Kind::Test:
      break;
  }
  return "Test";
}

void Writer::set_condition(std::size_t index, const Condition& condition) {
  const std::size_t first = conditions_.reserve(condition.parts.size());
  for (std::size_t i = 0; i < condition.parts.size(); ++i) {
    set_condition(first + i, condition.parts[i]);
  }
  const std::size_t argument = values_.reserve(1);
  set_value(argument, condition.argument);
  conditions_[index] = std::string("{Condition::Kind::") + name_of(condition.kind) +
                       ", " + range(first, condition.parts.size()) + ", " +
                       quoted(condition.fact) + ", " + quoted(condition.op) + ", " +
                       std::to_string(argument) + "}";
}

std::string Writer::condition(const Condition& root) {
  const std::size_t index = conditions_.reserve(1);
  set_condition(index, root);
  return std::to_string(index);
}

void Writer::add(const File& file) {
  const Rule& rule = file.rule;
  const std::string severity = rule.severity == trailseal::rule::Severity::Low ? "Low"
                               : rule.severity == trailseal::rule::Severity::Medium
                                   ? "Medium"
                                   : "High";
  std::ostringstream row;
  row << "RuleData{\n    .id = " << quoted(rule.id)
      << ",\n    .code = " << quoted(rule.code)
      << ",\n    .title = " << quoted(rule.title)
      << ",\n    .finding = " << quoted(rule.finding)
      << ",\n    .severity = Severity::" << severity
      << ",\n    .since = " << quoted(rule.since)
      << ",\n    .controls = " << controls(rule.controls)
      << ",\n    .standards = " << texts(rule.standards)
      << ",\n    .references = " << texts(rule.references)
      << ",\n    .aliases = " << texts(rule.aliases)
      << ",\n    .types = " << texts(rule.types)
      << ",\n    .causes = " << causes(rule.causes)
      << ",\n    .opt_in = " << (rule.opt_in ? "true" : "false")
      << ",\n    .what = " << quoted(rule.what) << ",\n    .why = " << quoted(rule.why)
      << ",\n    .fix_terraform = " << quoted(rule.fix_terraform.text)
      << ",\n    .fix_cloudformation = " << quoted(rule.fix_cloudformation.text)
      << ",\n    .subject = " << quoted(rule.subject)
      << ",\n    .message = " << quoted(rule.message)
      << ",\n    .at = " << quoted(rule.at) << ",\n    .when = " << condition(rule.when)
      << ",\n    .require = " << condition(rule.require)
      << ",\n    .path = " << quoted(file.path) << ",\n    .yaml = " << quoted(file.text)
      << "}";
  const std::size_t index = rules_.reserve(1);
  rules_[index] = row.str();
}

void Writer::write(std::ostream& out) const {
  out << "// Written by tools/embed_rules.cpp from rules/; edit those.\n"
         "#include \"rule/embedded.hpp\"\n\n"
         "namespace trailseal::rule::embedded {\nnamespace {\n\n";
  texts_.write(out, "std::string_view", "kTexts");
  controls_.write(out, "ControlData", "kControls");
  causes_.write(out, "CauseData", "kCauses");
  values_.write(out, "ValueData", "kValues");
  conditions_.write(out, "ConditionData", "kConditions");
  rules_.write(out, "RuleData", "kRules");
  out << "constexpr Tables kTables{.rules = {kRules, " << rules_.size()
      << "},\n                         .conditions = kConditions,\n"
         "                         .values = kValues,\n"
         "                         .controls = kControls,\n"
         "                         .texts = kTexts,\n"
         "                         .causes = kCauses};\n\n"
         "}  // namespace\n\nconst Tables& tables() { return kTables; }\n\n"
         "}  // namespace trailseal::rule::embedded\n";
}

void print(const Error& error) {
  std::cerr << error.path;
  if (error.line > 0) std::cerr << ":" << error.line << ":" << error.column;
  std::cerr << ": error: " << error.message << "\n";
  if (!error.help.empty()) std::cerr << "  help: " << error.help << "\n";
}

// Names are shared by ids, codes and aliases: `--select` takes any of them.
bool names_are_unique(const std::vector<File>& files) {
  std::map<std::string, std::string> owners;
  bool unique = true;
  for (const File& file : files) {
    std::vector<std::string> names = file.rule.aliases;
    names.insert(names.end(), {file.rule.id, file.rule.code});
    for (const std::string& name : names) {
      const auto [owner, fresh] = owners.emplace(name, file.path);
      if (fresh) continue;
      unique = false;
      print(Error{.message = "`" + name + "` is already the name of a rule",
                  .help = "see " + owner->second,
                  .path = file.path});
    }
  }
  return unique;
}

bool read_files(int count, char** paths, std::vector<File>& files) {
  bool good = true;
  for (int i = 0; i < count; ++i) {
    const auto source = trailseal::read_source(paths[i]);
    if (!source) {
      print(source.error());
      good = false;
      continue;
    }
    trailseal::rule::RuleFile read = trailseal::rule::read_rule(*source);
    for (const Error& error : read.errors) print(error);
    good = good && read.errors.empty();
    files.push_back(File{.path = paths[i],
                         .text = std::string(source->text()),
                         .rule = std::move(read.rule)});
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: embed_rules OUTPUT FILE...\n";
    return 2;
  }
  std::vector<File> files;
  if (!read_files(argc - 2, argv + 2, files) || !names_are_unique(files)) return 1;
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.rule.code < b.rule.code; });
  Writer writer;
  for (const File& file : files) writer.add(file);
  std::ofstream out(argv[1], std::ios::binary);
  writer.write(out);
  out.close();
  return out ? 0 : 2;
}
