// One subject after another, each with its facts as a rule reads them:
//
//   subject bucket
//     bucket.address               aws_s3_bucket.logs
//     bucket.default_encryption
//       .algorithm                 aws:kms
#include "run/explanation.hpp"

#include <algorithm>
#include <ostream>

#include "cloudtrail/assessment.hpp"

namespace trailseal::run {
namespace {

constexpr std::size_t kPathWidth = 44;

void write_fact(const std::string& path, const Value& value, std::ostream& out) {
  const bool parts = (value.is_map() || value.is_list()) && value.size() > 0;
  if (!parts) {
    std::string padded = path;
    if (padded.size() < kPathWidth) padded.resize(kPathWidth, ' ');
    out << "  " << padded << "  ";
    if (value.is_unknown()) {
      out << "(not known: " << value.as_unknown().reason << ")";
    } else {
      out << value.display();
    }
    out << '\n';
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string name = value.is_map() ? value.keys()[i].name : std::to_string(i);
    write_fact(path + "." + name, value.items()[i], out);
  }
}

/// Is the subject about the address? The trail's own subjects are about all they join.
bool concerns(const cloudtrail::Subject& subject, const std::string& address) {
  if (subject.trail == address) return true;
  return subject.facts.at_path(subject.kind + ".address").is_literal(address);
}

void write_subject(const cloudtrail::Subject& subject, std::ostream& out) {
  out << "subject " << subject.kind << '\n';
  for (std::size_t i = 0; i < subject.facts.size(); ++i) {
    write_fact(subject.facts.keys()[i].name, subject.facts.items()[i], out);
  }
}

/// Everything unknown in a value, each with its path.
void add_unknowns(const std::string& path, const Value& value, Value& list) {
  if (value.is_unknown()) {
    const Unknown& unknown = value.as_unknown();
    Value entry = Value::map();
    entry.set("fact", Value::text(Text(path)));
    entry.set("reason", Value::text(Text(unknown.reason)));
    entry.set("help", Value::text(Text(unknown.help)));
    list.push_back(std::move(entry));
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string name = value.is_map() ? value.keys()[i].name : std::to_string(i);
    add_unknowns(path.empty() ? name : path + "." + name, value.items()[i], list);
  }
}

/// The value without what must not be shown.
Value shown_value(const Value& value) {
  if (value.is_text()) return Value::text(Text(value.as_text().display()));
  if (value.is_sensitive() && value.size() == 0)
    return Value::text(Text(value.display()));
  if (!value.is_map() && !value.is_list()) return value;
  Value shown = value.is_map() ? Value::map() : Value::list();
  for (std::size_t i = 0; i < value.size(); ++i) {
    Value part = shown_value(value.items()[i]);
    if (value.is_map()) {
      shown.set(value.keys()[i].name, std::move(part));
    } else {
      shown.push_back(std::move(part));
    }
  }
  return shown;
}

}  // namespace

std::optional<std::vector<cloudtrail::Subject>> explained_subjects(
    const ResourceGraph& graph, const std::string& standard, const std::string& address) {
  cloudtrail::SubjectRequest request{
      .kinds = {"bucket", "key", "log_group", "topic", "event_data_store"}};
  for (const Resource& resource : graph.resources()) {
    if (resource.address == address) request.types.insert(resource.type);
  }
  if (request.types.empty()) return std::nullopt;
  std::vector<cloudtrail::Subject> subjects =
      cloudtrail::assess(graph, standard, request).subjects;
  std::erase_if(subjects,
                [&](const auto& subject) { return !concerns(subject, address); });
  return subjects;
}

void write_explanation(const std::vector<cloudtrail::Subject>& subjects,
                       std::ostream& out) {
  const char* between = "";
  for (const cloudtrail::Subject& subject : subjects) {
    out << between;
    write_subject(subject, out);
    between = "\n";
  }
}

Value explanation_value(const std::vector<cloudtrail::Subject>& subjects,
                        const std::string& address) {
  Value list = Value::list();
  Value unknown = Value::list();
  for (const cloudtrail::Subject& subject : subjects) {
    Value entry = Value::map();
    entry.set("subject", Value::text(Text(subject.kind)));
    entry.set("facts", shown_value(subject.facts));
    list.push_back(std::move(entry));
    add_unknowns("", subject.facts, unknown);
  }
  Value document = Value::map();
  document.set("schema", Value::text(Text("trailseal.explanation/1")));
  document.set("address", Value::text(Text(address)));
  document.set("subjects", std::move(list));
  document.set("unknown", std::move(unknown));
  return document;
}

}  // namespace trailseal::run
