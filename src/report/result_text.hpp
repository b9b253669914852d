// Texts of results, places and scenarios that several writers share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/report.hpp"

namespace trailseal::report {

/// `trailseal 0.1.0` without the name.
std::string_view tool_version();

/// `terraform-plan`, `terraform-state`, `cloudformation`.
std::string_view to_string(InputKind kind);

/// `allowed`, `denied`, `unknown`: will log files arrive?
const char* delivery_word(Verdict delivery);

/// `error`, `warning`.
std::string_view to_string(Diagnostic::Level level);

/// The path of an input, empty where there is none with this index.
std::string_view input_path(const Report& report, std::size_t input);

/// Where the configuration of an input was read from: `dir`, or the plan file itself.
std::string sources_text(const Input& input);

/// The file that a place lies in: the input itself, or one of the sources that it was
/// made from. Empty where there is none.
const SourceText& file_of(const Report& report, const Place& place);
/// Its path.
std::string_view path_of(const Report& report, const Place& place);

/// A path of the report as forges want it: from the root of the repository.
std::string repository_path(const Report& report, std::string_view path);

/// A text that is wholly known and may be shown; nullopt for everything else.
std::optional<std::string> known_text(const Value& value);

/// The rule's fix for what decided the result, in the language of its input.
const rule::Fix& fix_for(const Report& report, const engine::Result& result);

/// The same for results with the same fix, proven or not: it is told with the first.
std::string fix_key(const Report& report, const engine::Result& result);

/// What to do in a few words: the proven fix, else the advice of that fix and where its
/// snippet is.
std::string short_fix(const Report& report, const engine::Result& result);

/// What a result is called where its sentence is not shown: what is wrong, what is not
/// decided, or the requirement that is met.
std::string heading_of(const engine::Result& result);
/// The same of a rule alone: what is wrong where it is not met.
const std::string& fault_of(const rule::Rule& rule);

/// `plan.json:14:7 aws_s3_bucket.logs`, with the JSON pointer where there is no line.
std::string place_text(const Report& report, const Place& place);

/// "when `CreateKey` is `false`", and whether that is the default; empty for no scenario.
std::string scenario_text(const Report& report, const Scenario& scenario);

/// The same for all choices under which something holds: "when ..., or when ...".
std::string scenario_text(const Report& report, const Scenario& scenario,
                          const std::vector<Scenario>& further);

/// The message of a result, with its scenario behind it.
std::string sentence_of(const Report& report, const engine::Result& result);

/// The same with a long module told once, at the end: "..., in `module.platform`".
std::string short_sentence_of(const Report& report, const engine::Result& result);

/// The sentence of a result, what decided and what to do, a line each: for formats that
/// have one text for a result.
std::string whole_text_of(const std::string& sentence, const engine::Result& result);

/// ` (new)`, ` (existing)`, or nothing where it is not told.
std::string history_note(const engine::Result& result);

/// With which commit the report compares: one sentence.
std::string comparison_sentence(const Report& report);

/// Is the trail of this result one that the report lists?
bool is_listed(const Report& report, const engine::Result& result);

/// The trails of a report, each counted once, in however many scenarios.
std::size_t trail_count(const Report& report);

/// `3 trails`, `1 trail`.
std::string count_of(std::size_t number, std::string_view noun);
/// The same for a plural that is not made with an `s`.
std::string count_of(std::size_t number, std::string_view noun, std::string_view plural);

}  // namespace trailseal::report
