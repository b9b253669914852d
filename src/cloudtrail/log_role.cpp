// Where the policies of a role are:
//
//                       Terraform                        CloudFormation
//   in the role         inline_policy                    Policies
//   in a separate one   aws_iam_role_policy              AWS::IAM::RolePolicy, ::Policy
//   attached            aws_iam_role_policy_attachment,  ManagedPolicyArns,
//                       aws_iam_policy_attachment,       AWS::IAM::ManagedPolicy (Roles)
//                       managed_policy_arns
//
// IAM User Guide, "Identity-based policies"; a permissions boundary can only take away.
#include "cloudtrail/log_role.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "cloudtrail/spelling.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kTrailRole{"cloud_watch_logs_role_arn", "CloudWatchLogsRoleArn"};
constexpr Spelling kRoleArn{"arn", "@arn"};
constexpr Spelling kRoleName{"name", "@ref"};
constexpr Spelling kDocument{"policy", "PolicyDocument"};
constexpr Spelling kInline{"inline_policy", "Policies"};
constexpr Spelling kAttached{"managed_policy_arns", "ManagedPolicyArns"};
constexpr Spelling kBoundary{"permissions_boundary", "PermissionsBoundary"};

/// Policies that AWS manages and that allow all of CloudWatch Logs. AWS Managed Policy
/// Reference.
constexpr std::array<std::string_view, 3> kAllowLogs{
    ":iam::aws:policy/AdministratorAccess",
    ":iam::aws:policy/PowerUserAccess",
    ":iam::aws:policy/CloudWatchLogsFullAccess",
};

const Resource* find_role(const ResourceGraph& graph, const Trail& trail) {
  const Value& reference = attribute(*trail.resource, kTrailRole);
  if (!reference.is_text()) {
    const Resource* behind = resource_behind(graph, reference, *trail.resource);
    const bool role =
        behind != nullptr && !behind->data && kind_of(behind->type) == ResourceKind::Role;
    return role ? behind : nullptr;
  }
  for (const Resource* role :
       resources_like(graph, ResourceKind::Role, std::array{kRoleArn, kRoleName},
                      std::array{reference.as_text()})) {
    for (const Spelling& identity : {kRoleArn, kRoleName}) {
      if (names(attribute(*role, identity), reference.as_text()) == Verdict::Holds) {
        return role;
      }
    }
  }
  return nullptr;
}

/// Collects the policies of one role.
class PolicySearch {
 public:
  PolicySearch(const ResourceGraph& graph, const LogRole& role)
      : graph_(graph), role_(role) {
    for (const Spelling& identity : {kRoleName, kRoleArn}) {
      const Value& name = attribute(*role.resource, identity);
      if (name.is_text()) names_.push_back(name.as_text());
    }
  }

  std::vector<PolicyInForce> run() {
    add_inline();
    add_separate();
    add_attached();
    add_managed();
    add_unread();
    return std::move(found_);
  }

 private:
  void add_open(const std::string& reason, const std::string& help, const Place& place) {
    found_.push_back(unseen_policy(reason, help, place));
  }

  void add_document(const Value& document, std::string path, Place place) {
    PolicyInForce policy;
    policy.resource = role_.resource;
    policy.attribute = std::move(path);
    policy.place = std::move(place);
    auto parsed = iam::parse_policy(document);
    if (parsed.ok()) {
      policy.policy = std::move(*parsed);
    } else {
      policy = unseen_policy(
          "a policy of " + role_.label + " cannot be read: " + parsed.error().message, "",
          policy.place);
    }
    found_.push_back(std::move(policy));
  }

  void add_inline() {
    const Resource& role = *role_.resource;
    const Value& list = attribute(role, kInline);
    if (is_left_open(role, list)) return;
    const Place place = place_of(role, kInline);
    if (list.is_unknown()) return add_open(list.as_unknown().reason, "", place);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Value& one = list.at(i);
      const Value& document = one.is_unknown() ? one : one[kDocument.of(role)];
      if (document.is_unset() || document.is_literal("")) continue;
      add_document(document,
                   std::string(kInline.of(role)) + "." + std::to_string(i) + "." +
                       std::string(kDocument.of(role)),
                   place);
    }
  }

  void add_separate() {
    const SeparateResources all =
        separate_resources_of(graph_, names_, ResourceKind::RolePolicy);
    for (const Resource* one : all.certain) {
      found_.push_back(policy_at(*one, kDocument));
    }
    add_possible(all, "set a policy of ");
  }

  void add_possible(const SeparateResources& all, const std::string& what) {
    for (const Resource* one : all.possible) {
      const bool open = one->exists == Verdict::Unknown;
      add_open(open ? one->exists_reason
                    : "`" + one->address + "` may " + what + role_.label +
                          ": its role is not known",
               "", place_of(*one));
    }
  }

  void add_attached() {
    const SeparateResources all =
        separate_resources_of(graph_, names_, ResourceKind::RoleAttachment);
    for (const Resource* one : all.certain) {
      add_by_arn(attribute(*one, {"policy_arn", ""}), *one,
                 place_of(*one, {"policy_arn", ""}));
    }
    add_possible(all, "attach a policy to ");
    const Resource& role = *role_.resource;
    const Value& list = attribute(role, kAttached);
    if (is_left_open(role, list)) return;
    const Place place = place_of(role, kAttached);
    if (list.is_unknown()) return add_open(list.as_unknown().reason, "", place);
    for (const Value& arn : list.items()) add_by_arn(arn, role, place);
  }

  const Resource* managed_policy(const Value& arn, const Resource& from) const {
    if (arn.is_unknown()) {
      const Resource* behind = resource_behind(graph_, arn, from);
      const bool managed = behind != nullptr && !behind->data &&
                           kind_of(behind->type) == ResourceKind::ManagedPolicy;
      return managed ? behind : nullptr;
    }
    if (!arn.is_text()) return nullptr;
    constexpr std::array kIdentities{kRoleArn, Spelling{"", "@ref"}};
    for (const Resource* one : resources_like(graph_, ResourceKind::ManagedPolicy,
                                              kIdentities, std::array{arn.as_text()})) {
      for (const Spelling& identity : kIdentities) {
        if (names(attribute(*one, identity), arn.as_text()) == Verdict::Holds) return one;
      }
    }
    return nullptr;
  }

  void add_by_arn(const Value& arn, const Resource& from, const Place& place) {
    if (const Resource* managed = managed_policy(arn, from)) return add_once(*managed);
    const std::string_view end =
        arn.is_text() ? arn.as_text().literal_suffix() : std::string_view();
    if (std::any_of(kAllowLogs.begin(), kAllowLogs.end(),
                    [&](std::string_view known) { return end.ends_with(known); })) {
      return add_all_of_logs(place);
    }
    const std::string which =
        arn.is_text() ? "policy `" + arn.as_text().display() + "` is not in any input"
        : arn.is_unknown() ? arn.as_unknown().reason
                           : "an attached policy is not known";
    add_open(which, "also pass the plan or template that declares it", place);
  }

  void add_all_of_logs(const Place& place) {
    PolicyInForce policy;
    policy.resource = role_.resource;
    policy.place = place;
    const auto all = [](const char* text) {
      iam::TextList list;
      list.present = true;
      list.items.push_back({.text = Text(text)});
      return list;
    };
    policy.policy.statements.push_back({.effect_text = "Allow",
                                        .effect = iam::Statement::Effect::Allow,
                                        .action = all("logs:*"),
                                        .resource = all("*")});
    found_.push_back(std::move(policy));
  }

  void add_once(const Resource& managed) {
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const auto& one) {
      return one.resource == &managed;
    });
    if (!known) found_.push_back(policy_at(managed, kDocument));
  }

  /// A managed policy of a template names the roles that it is attached to.
  void add_managed() {
    constexpr std::array kRoles{Spelling{"", "Roles"}};
    const auto possible = names_.empty()
                              ? resources_of(graph_, ResourceKind::ManagedPolicy)
                              : resources_like(graph_, ResourceKind::ManagedPolicy,
                                               kRoles, names_, Likeness::Possible);
    for (const Resource* one : possible) {
      const Value& roles = attribute(*one, {"", "Roles"});
      Verdict named = roles.is_unknown() ? Verdict::Unknown : Verdict::Fails;
      for (const Value& role : roles.items()) {
        for (const Text& name : names_) named = either(named, names(role, name));
      }
      named = both(named, one->exists);
      if (named == Verdict::Holds) add_once(*one);
      if (named == Verdict::Unknown) {
        add_open("whether `" + one->address + "` is attached to " + role_.label, "",
                 place_of(*one));
      }
    }
  }

  void add_unread() {
    const Resource& role = *role_.resource;
    const Value& boundary = attribute(role, kBoundary);
    if (!is_left_open(role, boundary)) {
      add_open(role_.label +
                   " has a permissions boundary, which may limit what its policies allow",
               "", place_of(role, kBoundary));
      found_.back().policy.statements.push_back({.effect = iam::Statement::Effect::Deny,
                                                 .open = true,
                                                 .reason = found_.back().policy.reason});
    }
    const Additions& additions = graph_.additions(role.input);
    if (!additions.reason.empty()) {
      add_open(additions.reason, additions.help, role_.place);
    }
  }

  const ResourceGraph& graph_;
  const LogRole& role_;
  std::vector<Text> names_{};
  std::vector<PolicyInForce> found_{};
};

}  // namespace

std::optional<LogRole> log_role_of(const ResourceGraph& graph, const Trail& trail) {
  if (trail.log_group.is_null()) return std::nullopt;
  LogRole role;
  role.resource = find_role(graph, trail);
  if (role.resource == nullptr || role.resource->change == Change::Delete) {
    return std::nullopt;
  }
  role.label = "`" + role.resource->address + "`";
  role.place = place_of(*role.resource);
  role.arn = text_or_symbol(attribute(*role.resource, kRoleArn), role.resource->address,
                            role.resource->address + ".arn", SymbolClass::Anything);
  role.trust =
      policy_at(*role.resource, {"assume_role_policy", "AssumeRolePolicyDocument"});
  role.policies = PolicySearch(graph, role).run();
  return role;
}

}  // namespace trailseal::cloudtrail
