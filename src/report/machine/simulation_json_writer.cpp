// The JSON document of a simulation, `trailseal.simulation/1`.
//
//   schema, tool
//   decision       allowed | denied | not-allowed | unknown; null where the run failed
//   why[]          sentences, the decisive statement first
//   missing, help  for unknown: what is missing and how to give it, else null
//   policy         path, address, kind: resource | key
//   request        principal, action, resource, context: {key: null where it is absent,
//                  a list of values, or {unknown: why}}
//   trace[]        nearest first: statement (index from 0), sid, effect,
//                  matched: yes | no | unknown, decisive, part, reason, missing, help, matched_parts,
//                  location
//   problems[]     message, refused, location
//   diagnostics[]  level, message, help, location: of a run that failed
#include "report/machine/simulation_json_writer.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "iam/explain/evidence_line.hpp"
#include "iam/match/principal.hpp"
#include "report/machine/json_output.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

using Json = nlohmann::ordered_json;
using iam::ContextValue;
using Effect = iam::Statement::Effect;

Json word_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json place_of(const std::string& path, Position position) {
  if (position.line == 0) return {{"path", path}, {"line", nullptr}, {"column", nullptr}};
  return {{"path", path}, {"line", position.line}, {"column", position.column}};
}

Json location_of(const Simulation& simulation, Position position) {
  return place_of(simulation.path, simulation.has_lines ? position : Position{});
}

const char* effect_word(Effect effect) {
  switch (effect) {
    case Effect::Allow:
      return "Allow";
    case Effect::Deny:
      return "Deny";
    case Effect::Unknown:
      return "unknown";
    case Effect::Invalid:
      break;
  }
  return "invalid";
}

const char* matched_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::Holds:
      return "yes";
    case Verdict::Fails:
      return "no";
    case Verdict::Unknown:
      break;
  }
  return "unknown";
}

Json value_of(const ContextValue& value) {
  if (value.state == ContextValue::State::Absent) return nullptr;
  if (value.state == ContextValue::State::Unknown) return {{"unknown", value.reason}};
  Json list = Json::array();
  for (const Text& text : value.values) list.push_back(text.display());
  return list;
}

Json request_of(const Simulation& simulation) {
  Json context = Json::object();
  for (const SimulatedKey& key : simulation.context) {
    context[key.key] = value_of(key.value);
  }
  const iam::Request& request = simulation.request;
  return {
      {"principal", iam::name_of(request.caller).display()},
      {"action", request.action},
      {"resource", word_or_null(request.resource.display())},
      {"context", std::move(context)},
  };
}

Json trace_of(const Simulation& simulation) {
  const iam::Explanation& explanation = simulation.explanation;
  Json list = Json::array();
  for (const iam::StatementTrace* trace : nearest_first(explanation)) {
    const auto index = static_cast<std::size_t>(trace - explanation.trace.data());
    const auto& unmet = trace->unmet;
    list.push_back({
        {"statement", trace->statement},
        {"sid", word_or_null(simulation.policy.statements[trace->statement].sid)},
        {"effect", effect_word(trace->effect)},
        {"matched", matched_word(trace->matched)},
        {"decisive", index == explanation.decisive},
        {"part", unmet ? Json(iam::to_string(unmet->element)) : Json(nullptr)},
        {"reason", unmet ? word_or_null(iam::words_of(*unmet)) : Json(nullptr)},
        {"missing", unmet ? word_or_null(unmet->missing.what) : Json(nullptr)},
        {"help", unmet ? word_or_null(unmet->missing.help) : Json(nullptr)},
        {"matched_parts", trace->matched_parts},
        {"location", location_of(simulation, trace->position)},
    });
  }
  return list;
}

Json problems_of(const Simulation& simulation) {
  Json list = Json::array();
  for (const iam::PolicyProblem& problem : simulation.problems) {
    list.push_back({{"message", problem.message},
                    {"refused", problem.refused},
                    {"location", location_of(simulation, problem.position)}});
  }
  return list;
}

Json head() {
  return {{"schema", "trailseal.simulation/1"},
          {"tool", {{"name", "trailseal"}, {"version", tool_version()}}}};
}

void dump(const Json& json, std::ostream& out) {
  // Bytes that are not UTF-8 become the replacement character instead of an exception.
  write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace

void write_simulation_json(const Simulation& simulation, std::ostream& out) {
  const iam::Explanation& explanation = simulation.explanation;
  const bool key = simulation.kind == iam::PolicyKind::Key;
  Json json = head();
  json["decision"] = iam::to_string(explanation.outcome);
  json["why"] = iam::lines_of(explanation.why);
  json["missing"] = word_or_null(explanation.missing.what);
  json["help"] = word_or_null(explanation.missing.help);
  json["policy"] = {{"path", simulation.path},
                    {"address", word_or_null(simulation.address)},
                    {"kind", key ? "key" : "resource"}};
  json["request"] = request_of(simulation);
  json["trace"] = trace_of(simulation);
  json["problems"] = problems_of(simulation);
  json["diagnostics"] = Json::array();
  dump(json, out);
}

void write_simulation_failure(const std::vector<Diagnostic>& diagnostics,
                              std::ostream& out) {
  Json json = head();
  json["decision"] = nullptr;
  json["diagnostics"] = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    const Error& error = diagnostic.error;
    json["diagnostics"].push_back(
        {{"level", to_string(diagnostic.level)},
         {"message", error.message},
         {"help", word_or_null(error.help)},
         {"location", place_of(error.path, {error.line, error.column})}});
  }
  dump(json, out);
}

}  // namespace trailseal::report
