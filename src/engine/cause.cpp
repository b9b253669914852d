#include "engine/cause.hpp"

#include <algorithm>
#include <string>

namespace trailseal::engine {
namespace {

using rule::Cause;

/// Does the path of an object go through the folder of an organization?
bool is_organization_path(const Text& resource) {
  const auto& pieces = resource.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool is_id =
        pieces[i].symbol && pieces[i].symbol->cls == SymbolClass::OrganizationId;
    if (is_id || pieces[i].literal.find("/AWSLogs/o-") != std::string::npos) return true;
  }
  return false;
}

Cause cause_of_miss(const Comparison& miss) {
  switch (miss.element) {
    case Element::Principal:
      return Cause::Principal;
    case Element::Action:
      return Cause::Action;
    case Element::Condition:
      return Cause::Condition;
    case Element::Resource:
      return std::any_of(miss.given.begin(), miss.given.end(), is_organization_path)
                 ? Cause::OrganizationPath
                 : Cause::Resource;
    case Element::Statement:
    case Element::Effect:
      break;
  }
  return Cause::Other;
}

}  // namespace

rule::Cause cause_of(const std::vector<Evidence>& why) {
  Cause lacking = Cause::Other;
  for (const Evidence& evidence : why) {
    if (evidence.kind == Evidence::Kind::Denies) return Cause::Deny;
    if (evidence.kind == Evidence::Kind::Misses && !evidence.grounds.empty()) {
      return cause_of_miss(evidence.grounds.front());
    }
    if (evidence.lack == Evidence::Lack::Policy) return Cause::NoPolicy;
    if (evidence.lack == Evidence::Lack::Statement) lacking = Cause::NoStatement;
  }
  return lacking;
}

}  // namespace trailseal::engine
