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

}  // namespace

bool write_explanation(const ResourceGraph& graph, const std::string& standard,
                       const std::string& address, std::ostream& out) {
  cloudtrail::SubjectRequest request{
      .kinds = {"bucket", "key", "log_group", "topic", "event_data_store"}};
  for (const Resource& resource : graph.resources()) {
    if (resource.address == address) request.types.insert(resource.type);
  }
  if (request.types.empty()) return false;
  const char* between = "";
  for (const auto& subject : cloudtrail::assess(graph, standard, request).subjects) {
    // A destination has the same facts as its trail.
    if (!concerns(subject, address) || subject.kind == "destination") continue;
    out << between;
    write_subject(subject, out);
    between = "\n";
  }
  return true;
}

}  // namespace trailseal::run
