// The hub switches its default standards on unless told otherwise, and CIS's benchmark
// 1.2.0 is one of them. Security Hub User Guide, "Enabling security standards".
#include "cloudtrail/fact/security_hub_facts.hpp"

#include "base/glob.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

Value value_of(Verdict verdict, const std::string& reason) {
  if (verdict == Verdict::Unknown) return Value::unknown({.reason = reason});
  return Value::boolean(verdict == Verdict::Holds);
}

}  // namespace

Value security_hub_facts(const ResourceGraph& graph) {
  Verdict enabled = Verdict::Fails;
  Verdict cis = Verdict::Fails;
  for (const Resource* hub : resources_of(graph, ResourceKind::SecurityHub)) {
    enabled = either(enabled, hub->exists);
    const Value defaults = bool_or(
        attribute(*hub, {"enable_default_standards", "EnableDefaultStandards"}), true);
    const Verdict on =
        defaults.is_unknown() ? Verdict::Unknown : verdict_of(defaults.as_bool());
    cis = either(cis, both(on, hub->exists));
  }
  const Pattern benchmark = Pattern::parse(Text("*cis-aws-foundations-benchmark*"));
  for (const Resource* standard :
       resources_of(graph, ResourceKind::SecurityHubStandard)) {
    const Value& arn = attribute(*standard, {"standards_arn", "StandardsArn"});
    const Verdict named =
        arn.is_text() ? matches(benchmark, arn.as_text()) : Verdict::Unknown;
    cis = either(cis, both(named, standard->exists));
  }
  Value facts = Value::map();
  facts.set("enabled", value_of(enabled, "whether Security Hub is enabled"));
  facts.set("cis_standard", value_of(cis, "which standards Security Hub checks"));
  return facts;
}

}  // namespace trailseal::cloudtrail
